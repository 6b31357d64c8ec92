/** `a.tar.gz` under the number 2: `a (2).tar.gz`; what begins with a dot has no ending. */
export function numbered(path: string, copy: number): string {
  const start = path.lastIndexOf('/') + 1;
  const dot = path.indexOf('.', start + 1);
  const end = dot === -1 ? path.length : dot;
  return `${path.slice(0, end)} (${copy})${path.slice(end)}`;
}
