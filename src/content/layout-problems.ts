import { problemKind } from "../model/problem.ts";

export const localeNotListed = problemKind<{ spelling: string; language: string; effect: string; hint: string }>({
  code: "locale-not-listed",
  severity: "warning",
  message: ({ spelling, language, effect }) =>
    `\`${spelling}\` looks like ${language}, which the config does not list: ${effect}.`,
  hint: ({ hint }) => hint,
});

export const outsideLocaleFolders = problemKind<{ what: string }>({
  code: "outside-locale-folders",
  severity: "warning",
  message: ({ what }) => `${what} stands outside the folders of the locales and is left out.`,
  hint: () => "Move it into the folder of its locale, or list it under `ignore` in the config.",
});

export const folderTwice = problemKind<{ other: string }>({
  code: "folder-twice",
  severity: "error",
  message: ({ other }) => `The names of this folder and of ${other} look alike and differ only in how accents are stored.`,
  hint: () => "Move the files of one into the other.",
});

export const documentTwice = problemKind<{ other: string; why: string }>({
  code: "document-twice",
  severity: "error",
  message: ({ other, why }) => `This file and ${other} are the same document${why}.`,
  hint: () => "Keep one of the two, or rename one.",
});

export const translationWithoutOriginal = problemKind<{ language: string; missing: string; original: string }>({
  code: "translation-without-original",
  severity: "warning",
  message: ({ language, missing }) => `${missing}, so this ${language} translation is left out.`,
  hint: ({ original }) => `Write ${original}, or delete the translation.`,
});

export const fileEmpty = problemKind({
  code: "file-empty",
  severity: "error",
  message: () => "The file is empty, and an empty page would take the place of the article.",
  hint: () => "Write the article, or delete the file.",
});

export const defaultCollectionMissing = problemKind<{ folder: string }>({
  code: "default-collection-missing",
  severity: "error",
  message: ({ folder }) => `\`default_collection\` names the folder \`${folder}\`, which holds no Markdown file.`,
  hint: () => "Write the path of a folder, from the content folder.",
});

export const formerKey = problemKind<{ written: string; why: string; hint: string }>({
  code: "moved-from-key",
  severity: "error",
  message: ({ written, why }) => `\`moved_from\` holds \`${written}\`, ${why}.`,
  hint: ({ hint }) => hint,
});

export const intercomIdAmbiguous = problemKind<{ id: string; example: string }>({
  code: "intercom-id-ambiguous",
  severity: "error",
  message: ({ id }) => `\`intercom_id: ${id}\` does not say in which workspace the article has this id.`,
  hint: ({ example }) => `Write \`intercom_id: { ${example} }\`.`,
});
