# Official papers of an object: minutes, order, plan, analysis, composition.
official-papers = Documents
official-folded = { $title }: { $n }
official-look = Preview
official-preview-of = Preview: { $title }
official-save = Download { $format }: { $title }
official-draft = Draft: no number, marked on every page
official-form = Drawn up from today's data
official-ready = Ready; gets its number when first downloaded
official-issued = Issued { $date }
official-verify = The page where anybody can check that the document is genuine
