const imfFixdate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const rfc850 = /^[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/;
const asctime = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;

/** Reads an HTTP date in any of its three forms (RFC 9110 §5.6.7); milliseconds, undefined for anything else. */
export function parseHttpDate(text: string): number | undefined {
  let milliseconds = Number.NaN;
  if (imfFixdate.test(text) || rfc850.test(text)) milliseconds = Date.parse(text);
  else if (asctime.test(text)) milliseconds = Date.parse(`${text} GMT`);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
