/** What is used here of the Frictionless project's own library, which comes without types. */
declare module 'datapackage' {
  export const Package: {
    readonly load: (
      descriptor: object,
    ) => Promise<{ readonly valid: boolean; readonly errors: readonly Error[] }>;
  };
}
