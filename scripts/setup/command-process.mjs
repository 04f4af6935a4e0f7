// Run by run-command.mjs: calls one command and ends with its exit code.
const [name, ...argv] = process.argv.slice(2);
const { default: main } = await import(`../../lib/server/commands/${name}.ts`);
let code = 1;
try {
  code = await main(argv);
} catch (error) {
  console.error(error);
}
// Connections would keep the process alive; the empty write lets what was printed reach a pipe first.
process.stdout.write("", () => process.exit(code));
