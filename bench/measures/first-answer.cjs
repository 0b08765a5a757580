// Loads a bundle as Lambda does and prints its answer to one event.
const [, , bundle, event] = process.argv;
require(bundle)
  .handler(JSON.parse(event), {})
  .then((answer) => process.stdout.write(JSON.stringify(answer)));
