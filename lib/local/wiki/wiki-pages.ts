import type { Page, Redirects } from './page.ts';
import { PAGES_OF_PEOPLE_AND_PLACES } from './pages-of-people-and-places.ts';
import { PAGES_OF_THINGS } from './pages-of-things.ts';

/** All pages of the laptop's wiki, by title. */
export const WIKI_PAGES: ReadonlyMap<string, Page> = new Map(
  [...PAGES_OF_THINGS, ...PAGES_OF_PEOPLE_AND_PLACES].map((page) => [page.title, page]),
);

export const WIKI_REDIRECTS: Redirects = {
  'ML ops': 'MLOps',
  'Ml ops': 'MLOps',
  'Machine Learning': 'Machine learning',
  'Open Neural Network Exchange': 'ONNX',
  Serverless: 'Serverless computing',
  'Caffè espresso': 'Espresso',
  'Lebron James': 'LeBron James',
  'Steph Curry': 'Stephen Curry',
  'Sao Paulo': 'São Paulo',
  'Mercury (disambiguation)': 'Mercury',
};
