const slots = 65_536;

/** Whether texts were met lately: of about as many as there are slots, seldom wrong. */
export class Lately {
  private readonly marks = new Int32Array(slots);

  /** Whether it was met before, as far as is known; from now on it was. */
  meet(text: string): boolean {
    let mark = 1;
    for (let at = 0; at < text.length; at += 1) {
      mark = (Math.imul(mark, 31) + text.charCodeAt(at)) | 0;
    }
    const slot = ((mark ^ (mark >>> 16)) >>> 0) % slots;
    const isMet = this.marks[slot] === mark;
    this.marks[slot] = mark;
    return isMet;
  }
}
