/** The body of an article that was just created: one paragraph that no one else has (design §4). */
export function nonceBody(nonce: string): string {
  return `<p class="no-margin">${nonce}</p>`;
}
