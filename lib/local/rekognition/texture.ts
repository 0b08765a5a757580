const TILE = 16;
/** Mean edge strength (see `LightMeasures`), in levels, from which a tile counts as full of detail. */
const DETAILED = 8;

/** Share of a picture's 16 x 16 tiles that are full of fine detail; what is left over at the right and bottom is not counted. */
export const textureShare = (edges: Float32Array, width: number): number => {
  const columns = Math.floor(width / TILE);
  const rows = Math.floor(edges.length / width / TILE);
  if (columns * rows === 0) return 0;
  let detailed = 0;
  for (let tile = 0; tile < columns * rows; tile++) {
    const corner = Math.floor(tile / columns) * TILE * width + (tile % columns) * TILE;
    if (meanOfTile(edges, corner, width) >= DETAILED) detailed += 1;
  }
  return detailed / (columns * rows);
};

const meanOfTile = (edges: Float32Array, corner: number, width: number): number => {
  let sum = 0;
  for (let row = 0; row < TILE; row++) {
    const start = corner + row * width;
    for (let at = start; at < start + TILE; at++) sum += edges[at] ?? 0;
  }
  return sum / TILE ** 2;
};
