import type { Bucket } from '../../functions/definition.ts';

/** What `make` makes for each bucket of the collection, in this order. */
export const ofEachBucket = <T>(make: (bucket: Bucket) => T): Readonly<Record<Bucket, T>> => ({
  images: make('images'),
  labels: make('labels'),
  texts: make('texts'),
  analyses: make('analyses'),
  datasets: make('datasets'),
  runs: make('runs'),
  answers: make('answers'),
});
