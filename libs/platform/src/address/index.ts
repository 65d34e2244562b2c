/** Where people reach this installation, for links that are read outside of it: in mails and group chats. */
export class PublicAddress {
  private readonly origin: string | null;

  /**
   * @param text what its operator says (`ZUOXI_PUBLIC_URL`), e.g. `https://zuoxi.example.com`
   * @throws Error for what is no address of the web
   */
  constructor(text: string | undefined) {
    const url = text ? URL.parse(text) : null;
    if (text && !/^https?:$/.test(url?.protocol ?? '')) throw new Error('ZUOXI_PUBLIC_URL is no web address');
    this.origin = url?.origin ?? null;
  }

  get isKnown(): boolean {
    return this.origin !== null;
  }

  get host(): string {
    return this.origin ? new URL(this.origin).hostname : 'localhost';
  }

  /** A page's whole address; null where the operator has not said where people come in. */
  of(path: string): string | null {
    return this.origin && this.origin + path;
  }
}
