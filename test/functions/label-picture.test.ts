import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CreatedObject } from '../../lib/runtime/s3-records.ts';
import { delivery, found, jpeg, LABELLED, labelPicture, memoryPorts } from './memory-ports.ts';

const event = (change: Partial<CreatedObject> = {}): CreatedObject => ({
  bucket: 'images',
  key: 'cat.jpg',
  eventTime: '2026-11-23T19:05:07.000Z',
  size: 1000,
  etag: 'abc',
  sequencer: '0A',
  ...change,
});

/** Stands for an event that does not say how large the object is. */
const UNSIZED: Partial<CreatedObject> = {};

const withPicture = async (etag = 'abc') => {
  const ports = memoryPorts();
  ports.objects.set('cat.jpg', found(await jpeg(), etag));
  return ports;
};

describe('labelPicture', () => {
  it('writes one document with labels, dimensions and the source', async () => {
    const ports = await withPicture();
    expect(await labelPicture(ports, event(), delivery())).toBe('labelled');
    expect(ports.written.get('cat.jpg')?.document).toEqual({
      source: { bucket: 'images', key: 'cat.jpg', etag: 'abc', sequencer: '0A' },
      eventTime: '2026-11-23T19:05:07.000Z',
      status: 'labelled',
      image: { format: 'jpeg', size: { width: 120, height: 90 } },
      labels: [{ name: 'Red', confidence: 98.5, parents: ['Color'] }],
      labelModelVersion: 'test-1.0',
    });
  });

  it('pays once for an event that comes many times, and writes the same bytes', async () => {
    const ports = await withPicture();
    await labelPicture(ports, event(), delivery());
    const first = ports.written.get('cat.jpg');
    for (let again = 0; again < 10; again += 1)
      expect(await labelPicture(ports, event(), delivery())).toBe('duplicate');
    expect(ports.paidCalls).toBe(1);
    expect(ports.written.get('cat.jpg')).toBe(first);
  });

  it('ends with the newest version, in whatever order and however often its events come', async () => {
    const sequencers = ['0055AE', '0055AED6DC', '0055AED7', '0055AED70001'];
    const newest = '0055AED70001';
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...sequencers, ...sequencers], { minLength: 8 }),
        async (order) => {
          const ports = await withPicture(newest);
          for (const sequencer of order)
            await labelPicture(ports, event({ sequencer, etag: sequencer }), delivery());
          expect(ports.written.get('cat.jpg')?.document).toMatchObject({
            status: 'labelled',
            source: { sequencer: newest },
          });
          expect(ports.paidCalls).toBe(1);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('never replaces a newer result by an older one that was read before it', async () => {
    const ports = await withPicture();
    const { write } = ports.results;
    let raced = false;
    const racing = {
      ...ports,
      results: {
        ...ports.results,
        write: async (...args: Parameters<typeof write>) => {
          if (!raced) {
            raced = true;
            await labelPicture(ports, event({ sequencer: '0B' }), delivery());
          }
          return write(...args);
        },
      },
    };
    expect(await labelPicture(racing, event(), delivery())).toBe('stale');
    expect(ports.written.get('cat.jpg')?.stored.sequencer).toBe('0B');
  });

  it('leaves a result that others keep writing to a retry', async () => {
    const ports = await withPicture();
    const busy = { ...ports, results: { ...ports.results, write: async () => false } };
    await expect(labelPicture(busy, event(), delivery())).rejects.toMatchObject({ name: 'TransientError' });
    expect(ports.paidCalls).toBe(1);
  });

  it('writes nothing about a picture that is gone or was replaced', async () => {
    expect(await labelPicture(memoryPorts(), event(), delivery())).toBe('stale');
    const replaced = await withPicture('another');
    expect(await labelPicture(replaced, event(), delivery())).toBe('stale');
    expect([replaced.paidCalls, replaced.written.size]).toEqual([0, 0]);
  });

  it.each([
    ['an empty object', { size: 0 }, undefined, 'empty_object'],
    ['an empty object whose size the event leaves out', UNSIZED, Buffer.alloc(0), 'empty_object'],
    ['15 MiB and a byte', { size: 15 * 1024 ** 2 + 1 }, undefined, 'image_too_large'],
    ['HTML', {}, Buffer.from('<!DOCTYPE html>'), 'image_format_unsupported'],
    ['PDF', {}, Buffer.from('%PDF-1.7'), 'image_format_unsupported'],
    ['WebP', {}, Buffer.from('RIFF\0\0\0\0WEBPVP8 '), 'image_format_unsupported'],
    ['HEIC', {}, Buffer.from('\0\0\0\x18ftypheic'), 'image_format_unsupported'],
    ['TIFF', {}, Buffer.from('II*\0'), 'image_format_unsupported'],
    ['SVG', {}, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image_format_unsupported'],
    ['GIF', {}, Buffer.from('GIF89a'), 'image_format_unsupported'],
    ['a decompression bomb', {}, pngHeader(50_000, 50_000), 'image_dimensions_unsupported'],
    ['79 pixels', {}, pngHeader(79, 300), 'image_dimensions_unsupported'],
  ])('rejects %s with a reason, unpaid', async (_, change, bytes, code) => {
    const ports = memoryPorts();
    if (bytes) ports.objects.set('cat.jpg', found(bytes, 'abc'));
    const { size: _size, ...unsized } = event();
    const sent = change === UNSIZED ? unsized : { ...event(), ...change };
    const given = delivery();
    expect(await labelPicture(ports, sent, given)).toBe('rejected');
    expect(given.letters).toEqual([code]);
    expect(ports.written.get('cat.jpg')?.document).toMatchObject({ status: 'rejected', reason: { code } });
    expect(ports.paidCalls).toBe(0);
  });

  it('rejects an archived picture', async () => {
    const ports = memoryPorts();
    ports.objects.set('cat.jpg', { found: false, because: 'archived' });
    expect(await labelPicture(ports, event(), delivery())).toBe('rejected');
    expect(ports.written.get('cat.jpg')?.document).toMatchObject({ reason: { code: 'object_archived' } });
  });

  it('writes down what the service refuses for good', async () => {
    const ports = await withPicture();
    ports.answer = () => ({ ok: false, code: 'image_corrupt', detail: 'cannot be decoded' });
    expect(await labelPicture(ports, event(), delivery())).toBe('rejected');
    expect(ports.written.get('cat.jpg')?.document).toMatchObject({ reason: { code: 'image_corrupt' } });
  });

  it('pays once for two deliveries at the same time, and has the second come again', async () => {
    const ports = await withPicture();
    const second = labelPicture(ports, event(), delivery({ id: 'm-2' }));
    const [first, other] = await Promise.allSettled([labelPicture(ports, event(), delivery()), second]);
    expect([first.status, other.status].sort()).toEqual(['fulfilled', 'rejected']);
    expect(ports.paidCalls).toBe(1);
    expect(await labelPicture(ports, event(), delivery({ id: 'm-2' }))).toBe('duplicate');
  });

  it('lets the message go on whose sandbox ended in the middle', async () => {
    const ports = await withPicture();
    ports.claimed.set('cat.jpg', 'm-1');
    expect(await labelPicture(ports, event(), delivery())).toBe('labelled');
  });

  it('frees the picture when its sandbox ended after everything was done', async () => {
    const ports = await withPicture();
    await labelPicture(ports, event(), delivery());
    ports.claimed.set('cat.jpg', 'm-1');
    expect(await labelPicture(ports, event(), delivery({ id: 'm-2', again: true }))).toBe('duplicate');
    expect(ports.claimed.size).toBe(1);
    expect(await labelPicture(ports, event(), delivery({ again: true }))).toBe('duplicate');
    expect(ports.claimed.size).toBe(0);
  });

  it('keeps a refusal until somebody replays the message, and labels for good then', async () => {
    const ports = await withPicture();
    ports.answer = () => ({ ok: false, code: 'image_corrupt', detail: 'cannot be decoded' });
    await labelPicture(ports, event(), delivery());
    const rejected = ports.written.get('cat.jpg')?.document;
    ports.answer = () => LABELLED;
    expect(await labelPicture(ports, event(), delivery())).toBe('duplicate');
    expect(ports.written.get('cat.jpg')?.document).toBe(rejected);
    const replayed = delivery({ replayed: true });
    expect(await labelPicture(ports, event(), replayed)).toBe('labelled');
    expect(await labelPicture(ports, event(), replayed)).toBe('duplicate');
    expect([ports.paidCalls, replayed.letters]).toEqual([2, []]);
  });

  it('writes nothing about a refusal that no letter could be sent for', async () => {
    const ports = memoryPorts();
    const giveUp = () => Promise.reject(new Error('no queue'));
    await expect(labelPicture(ports, event({ size: 0 }), delivery({ giveUp }))).rejects.toThrow('no queue');
    expect(ports.written.size).toBe(0);
  });

  it('lets times decide between an event without a sequencer and one that has one', async () => {
    const ports = await withPicture();
    const { sequencer: _, ...unordered } = event({ eventTime: '2026-11-23T19:06:00Z' });
    expect(await labelPicture(ports, unordered, delivery())).toBe('labelled');
    expect(await labelPicture(ports, event(), delivery())).toBe('duplicate');
    expect(await labelPicture(ports, event({ etag: 'older' }), delivery())).toBe('stale');
    ports.objects.set('cat.jpg', found(await jpeg(), 'newer'));
    const newer = event({ etag: 'newer', sequencer: '0B', eventTime: '2026-11-23T19:07:00.000Z' });
    expect(await labelPicture(ports, newer, delivery())).toBe('labelled');
    expect(await labelPicture(ports, unordered, delivery())).toBe('stale');
  });

  it('keeps no result of a call that failed', async () => {
    const ports = await withPicture();
    ports.answer = () => {
      throw new Error('throttled');
    };
    await expect(labelPicture(ports, event(), delivery())).rejects.toThrow('throttled');
    expect(ports.written.size).toBe(0);
  });
});

/** The first bytes of a PNG of that size. */
function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const size = Buffer.alloc(17);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([header, size]);
}
