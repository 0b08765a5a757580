declare const odd: { readonly ways: readonly string[] };
export = odd;
