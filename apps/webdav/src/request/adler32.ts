const modulus = 65_521;
// So many bytes can be summed up before a sum might leave 32 bits.
const blockBytes = 3800;

/** A running Adler-32 checksum. @see RFC 1950 §9 */
export class Adler32 {
  private low = 1;
  private high = 0;

  update(bytes: Uint8Array): void {
    for (let start = 0; start < bytes.length; start += blockBytes) {
      for (const byte of bytes.subarray(start, start + blockBytes)) {
        this.low += byte;
        this.high += this.low;
      }
      this.low %= modulus;
      this.high %= modulus;
    }
  }

  /** Eight digits. */
  digest(_encoding: 'hex'): string {
    return ((this.high * 0x10000 + this.low) >>> 0).toString(16).padStart(8, '0');
  }
}
