/** A path beside one that may be taken: `/a/report (restored).txt` for `/a/report.txt`. */
export function besides(path: string): string {
  const start = path.lastIndexOf('/') + 1;
  const dot = path.lastIndexOf('.');
  const end = dot > start ? dot : path.length;
  return `${path.slice(0, end)} (restored)${path.slice(end)}`;
}
