import { registerHooks } from 'node:module';

// Preloaded into a program so that it runs on the driver that DRIVER names, instead of the installed one.
const url = process.env.DRIVER;

if (url !== undefined) {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'postgres' ? { url, shortCircuit: true } : next(specifier, context),
  });
}
