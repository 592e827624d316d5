// What pdf.js takes for granted and the browser of a PC that nobody updates may lack (Chromium before 119
// and 132). Run in the page, and put in front of pdf.js's worker by the build: it imports nothing.

Promise.withResolvers ??= function withResolvers<T>(this: PromiseConstructor) {
  let resolve: (value: T | PromiseLike<T>) => void = () => undefined;
  let reject: (reason?: unknown) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
};

Response.prototype.bytes ??= async function bytes(this: Response) {
  return new Uint8Array(await this.arrayBuffer());
};
