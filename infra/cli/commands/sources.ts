import type { AddCommand } from '../add-command.ts';

/** `throughline sources docs`. */
export const sourcesCommand: AddCommand = (program, io) => {
  program
    .command('sources')
    .description('document the sources')
    .command('docs')
    .description('print the page of all sources as Markdown')
    .action(async () => {
      const [{ sourcesDocs }, { loadSources }] = await Promise.all([
        import('../../config/sources-docs.ts'),
        import('@throughline/ingest/sources/registry'),
      ]);
      io.stdout.write(sourcesDocs(await loadSources()));
    });
};
