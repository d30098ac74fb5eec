import type { ContentFiles } from '../../adapters/content/files.ts';
import { readYamlFile } from '../../adapters/content/yaml/read-yaml.ts';

/** The pictures that fields of content/ name, with the file and the field of each. */
export function pictureFields({ contentDir, site, posts, sponsors }: ContentFiles) {
  const yaml = readYamlFile(`${contentDir}/site.yaml`);
  const settings = { file: yaml.file, yaml, draft: false };
  return [
    { ...settings, field: 'portrait', picture: site.portrait },
    ...posts.map((post) => ({ ...post, field: 'cover', picture: post.cover })),
    ...sponsors.map((sponsor) => {
      return { ...sponsor, field: 'logo', picture: sponsor.logo, draft: false };
    }),
  ].flatMap(({ file, yaml, draft, field, picture }) =>
    picture ? { file, yaml, field, picture, isDraft: draft } : [],
  );
}
