/** The API's shapes, by the names this page uses: aliases of what openapi.json says. */

import type { components } from "./schema";

type Schemas = components["schemas"];

export type Analysis = Schemas["Analysis"];
export type AnalysisList = Schemas["AnalysisList"];
export type Totals = Schemas["Totals"];
export type WordItem = Schemas["WordItem"];
export type StopList = Schemas["StopList"];
export type Words = Schemas["Words"];
export type Vocabulary = Schemas["Vocabulary"];
export type Notice = Schemas["Notice"];
export type State = Analysis["state"];
export type Stage = NonNullable<Analysis["stage"]>;
export type Extraction = Analysis["options"]["extraction"];
export type Keep = Analysis["options"]["keep"];

export type Concordance = Schemas["Concordance"];
export type Line = Schemas["Line"];
export type Collocates = Schemas["Collocates"];
export type Collocate = Schemas["Collocate"];
export type Dispersion = Schemas["Dispersion"];
export type Distribution = Schemas["Distribution"];
export type Blocks = Schemas["Blocks"];
export type Block = Schemas["Block"];
export type WordsByPlace = Schemas["WordsByPlace"];
export type Distinctive = Schemas["Distinctive"];
export type Measures = Schemas["Measures"];
export type Term = Schemas["Term"];
export type Receipt = Schemas["Receipt"];
export type Citation = Schemas["Citation"];
export type History = Schemas["History"];
export type Comparison = Schemas["Comparison"];
export type KeyWord = Schemas["KeyWord"];
export type Pair = Schemas["Pair"];
export type Forms = Schemas["Forms"];

/** The views behind a count, by the last part of their address. */
export interface Evidence {
  citation: Citation;
  history: History;
  concordance: Concordance;
  collocates: Collocates;
  dispersion: Dispersion;
  forms: Forms;
  distribution: Distribution;
  measures: Measures;
  receipt: Receipt;
  blocks: Blocks;
  places: WordsByPlace;
  distinctive: Distinctive;
}

/** How to read a source. */
export type Options = Pick<Schemas["NewAnalysis"], "extraction" | "keep" | "language">;

/** One source: what a POST names, or the file that it carries. */
export type Source =
  { url: string } | { text: string; title?: string } | { html: string; url?: string } | { file: File };

export type Collection = Schemas["Collection"];
export type CollectionList = Schemas["CollectionList"];
export type MadeCollection = Schemas["Made"];
export type SourceList = Schemas["SourceList"];
/** One source of a collection. */
export type Member = SourceList["items"][number];

export type SummedWords = Schemas["SummedWords"];
export type SummedItem = SummedWords["items"][number];
export type CorpusVocabulary = Schemas["CorpusVocabulary"];
export type Evenness = Schemas["Evenness"];
export type Tfidf = Schemas["Tfidf"];
export type Near = Schemas["Near"];
export type Matrix = Schemas["Matrix"];
export type Trends = Schemas["Trends"];
export type CorpusKeyness = Schemas["Keyness"];
export type CorpusLines = Schemas["Lines"];
export type AlikeSources = Schemas["AlikeSources"];
export type VocabularyGrowth = Schemas["VocabularyGrowth"];

/** What a collection shows, by the last part of its address. */
export interface Gathered {
  words: SummedWords;
  vocabulary: CorpusVocabulary;
  dispersion: Evenness;
  tfidf: Tfidf;
  collocates: Near;
  citation: Citation;
  matrix: Matrix;
  trends: Trends;
  keyness: CorpusKeyness;
  concordance: CorpusLines;
  growth: VocabularyGrowth;
  alike: AlikeSources;
}
