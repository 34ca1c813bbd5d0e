/* The shapes of text that the test of growth asks for. */
#ifndef PATHOLOGICAL_SHAPES_H
#define PATHOLOGICAL_SHAPES_H

/* What stands in a piece for the number of the repetition, for a word that no other repetition has, and for that word written
 * small. */
#define NUMBER "\x01"
#define WORD "\x04"
#define SMALL "\x05"

/* The text: before, `repeated` until it is long enough, after, and `closing` as often as `repeated`. */
typedef struct shape {
  const char *name;
  const char *before, *repeated, *after, *closing;
} shape;

/* In shapes of CoNLL-U, \x02 is the number of the repetition before, \x03 that of the next. */
#define CONLLU "CoNLL-U: "
#define LINE(id, form, feats, head, misc) id "\t" form "\t_\t_\t_\t" feats "\t" head "\tdep\t_\t" misc "\n"
#define SHAPE_OF_CONLLU(name, before, repeated, after) { CONLLU name, before, repeated, after, "" }

static const shape SHAPES[] = {
  { "letter a", "", "a", "", "" }, { "capital A", "", "A", "", "" }, { "digit 1", "", "1", "", "" }, { "space", "x", " ", "x", "" },
  { "line feeds", "x", "\n", "x", "" }, { "full stops", "", ".", "", "" }, { "commas", "", ",", "", "" }, { "hyphens", "", "-", "", "" },
  { "apostrophes", "", "'", "", "" }, { "straight quotes", "", "\"", "", "" }, { "open quotes", "", "“", "", "" }, { "close quotes", "", "”", "", "" },
  { "guillemets", "", "«", "", "" }, { "low quotes", "", "„", "", "" }, { "backquotes", "", "`", "", "" }, { "open brackets", "", "(", "", "" },
  { "close brackets", "", ")", "", "" }, { "square brackets", "", "[", "", "" }, { "angles", "", "<", "", "" }, { "slashes", "", "/", "", "" },
  { "at signs", "", "@", "", "" }, { "hashes", "", "#", "", "" }, { "ampersands", "", "&", "", "" }, { "dollars", "", "$", "", "" },
  { "percent signs", "", "%", "", "" }, { "underscores", "", "_", "", "" }, { "colons", "", ":", "", "" }, { "combining marks", "e", "\xcc\x81", "", "" },
  { "zero width joiners", "a", "\xe2\x80\x8d", "", "" }, { "Han", "", "中", "", "" }, { "Arabic", "", "ب", "", "" }, { "emoji", "", "😀", "", "" },
  { "a.a.a.", "", "a.", "", "" }, { "A.A.A.", "", "A.", "", "" }, { "a'a'a", "", "a'", "", "" }, { "a-a-a", "", "a-", "", "" }, { "a/a/a", "", "a/", "", "" },
  { "a@a@a", "", "a@", "", "" }, { "1,1,1", "", "1,", "", "" }, { "1.1.1", "", "1.", "", "" }, { "1-1-1", "", "1-", "", "" }, { "1:1:1", "", "1:", "", "" },
  { "short words", "", "a ", "", "" }, { "capitals", "", "A ", "", "" }, { "names", "", "Xa Yb ", "", "" }, { "one name", "", "Kim ", "", "" },
  { "names with and", "", "Ana Ilic and ", "", "" }, { "names with commas", "", "Ana Ilic, ", "", "" }, { "of the", "Ministry ", "of the ", "", "" },
  { "initials", "", "J. ", "", "" }, { "initials joined", "", "J.", " Smith", "" }, { "titles", "", "President ", "", "" }, { "acronyms", "", "(NATO) ", "", "" },
  { "quoted words", "", "\"a\" ", "", "" }, { "quotes nested", "", "“a ‘b ", "", "" }, { "said he", "", "\"Yes,\" he said. ", "", "" },
  { "he said", "Ana Ilic came. ", "He said. ", "", "" }, { "numbers", "", "12 ", "", "" }, { "number words", "", "hundred ", "", "" },
  { "a dozen dozen", "", "a dozen ", "", "" }, { "million million", "", "million ", "", "" }, { "months", "", "May ", "", "" }, { "weekdays", "", "Monday ", "", "" },
  { "last last", "", "last ", "", "" }, { "dates", "", "5 May 2020 ", "", "" }, { "in in in", "", "in ", "", "" }, { "countries", "", "Mali and ", "", "" },
  { "attacks", "Mali ", "attacked Kenya, ", "", "" }, { "met met met", "Ana Ilic ", "met ", "", "" }, { "talks talks", "", "talks ", "", "" },
  { "events", "", "Mali attacked Kenya on Monday. ", "", "" }, { "meetings", "", "Ana Ilic met Bo Lund in Oslo. ", "", "" },
  { "lines", "", "Short line\n", "", "" }, { "paragraphs", "", "A sentence here.\n\n", "", "" }, { "list items", "", "- item\n", "", "" },
  { "boilerplate", "A title\n\nA sentence of the article.\n\n", "Advertisement\n", "", "" }, { "headings", "", "A Heading\n\n", "", "" },
  { "datelines", "", "KYIV (Wire) - ", "", "" }, { "bylines", "", "By Ana Ilic\n", "", "" }, { "front matter", "---\n", "key: value\n", "", "" },
  { "URLs", "", "http://a.b/c?d=e ", "", "" }, { "one URL", "http://a.b/", "a/", "", "" }, { "CRLF", "", "a\r\n", "", "" },
  /* Marks of quotation: nested, unclosed, reversed, around every kind of words. */
  { "quotes nested deeply", "", "“", "", "”" }, { "words nested in quotes", "", "“a he ", "", " b”" }, { "guillemets nested", "", "«a ", "", " a»" },
  { "singles in doubles", "", "“‘", "", "’”" }, { "straight in curly", "", "“a \"b ", "", "\" c”" }, { "quotes mixed", "", "“a «b ‘c \"d „e ", "", "" },
  { "speech", "", "“It is over,” said Kim. ", "", "" }, { "speech unclosed", "", "“It is over, he said. ", "", "" }, { "speech reversed", "", "”It is over,“ he said. ", "", "" },
  { "speech in single marks", "", "'It is over,' she said. ", "", "" }, { "speech in low marks", "", "„It is over“, Kim said. ", "", "" },
  { "speech goes on", "Kim said:\n\n", "“We are ready.\n\n", "", "" }, { "speech without speakers", "", "“We are ready to go now.” ", "", "" },
  { "speech in one sentence", "Kim said ", "“we go”, and ", "", "" }, { "speech before a colon", "", "Kim: “Yes, of course.”\n", "", "" }, { "posts", "", "Kim wrote on X: “No.” ", "", "" },
  { "quoted titles", "", "“The " WORD " Man” ", "", "" }, { "possessives", "", "workers' rights, ", "", "" }, { "I in quotes", "", "“I met my sister,” said Ana Ilic. ", "", "" },
  { "I and me", "“", "I saw me and ", "” said Ana Ilic.", "" }, { "quotes behind digits", "", "6\" 5' ", "", "" },
  /* Reports. */
  { "he said that", "", "he said that ", "", "" }, { "said said", "", "said ", "", "" }, { "according to", "", "according to ", "", "" },
  { "according to names", "It rains, ", "according to Ana " WORD ", ", "", "" }, { "adding that", "Kim said that it rained", ", adding that it was over", "", "" },
  { "quoted as saying", "Kim ", "was quoted as saying ", "", "" }, { "claims that", "", "Kim's claim that ", "", "" }, { "told told", "", "Kim told Ana that ", "", "" },
  { "Roe said in between", "", "it is, Kim said, ", "", "" },
  /* Mentions and whom they mean. */
  { "the man the man", "", "the man ", "", "" }, { "the man who met", "", "the man who met ", "", "" }, { "relative clauses inside", "", "the envoy whom ", "", "met " },
  { "pronouns", "", "he she it they ", "", "" }, { "his his", "", "his ", "", "" }, { "they met them", "", "They met them. ", "", "" }, { "himself", "", "He saw himself. ", "", "" },
  { "it it", "It rains. ", "it ", "", "" }, { "appositions", "Ana Ilic", ", the envoy", "", "" }, { "appositions short", "Ana Ilic", ", the a", "", "" },
  { "appositions of names", "", "Ana " WORD ", the envoy, ", "", "" }, { "titles of titles", "", "President of the ", "", "" }, { "titles and names", "", "President Ana " WORD " ", "", "" },
  { "kin of kin", "Ana Ilic", "'s brother", "", "" }, { "brother of", "", "the brother of ", "", "" }, { "different persons", "", "Ana " WORD " came. ", "", "" },
  { "one surname", "", WORD " Ilic came. ", "", "" }, { "initials and surnames", "", "J. " WORD " came. ", "", "" }, { "X and X", "", "Ana " WORD " and ", "", "" },
  { "different organisations", "", "The " WORD " Ministry came. ", "", "" }, { "acronyms explained", "", "The Bright " WORD " Agency (BA" NUMBER ") came. ", "", "" },
  { "parties of a country", "", "Mali's " WORD " Party came. ", "", "" }, { "different men", "", "The " SMALL " man came. He left. ", "", "" },
  { "the envoy and he", "", "The envoy came. He left. ", "", "" }, { "ministers", "", "Minister Ana " WORD " came. The minister left. ", "", "" },
  { "one who holds all", "", "Ana Ilic, the " SMALL " minister, came. ", "", "" }, { "different villages", "", "They came from " WORD " in Mali. ", "", "" }, { "metonyms", "", "Kyiv told Washington. ", "", "" },
  { "different words", "", SMALL " ", "", "" }, { "different names", "", WORD " ", "", "" }, { "names with hyphens", "", "Ana-" WORD "-", "", "" }, { "nationalities", "", "Malian Kenyan ", "", "" },
  /* Times. */
  { "dates with slashes", "", "1/1/", "", "" }, { "dates listed", "", "2 May 1999, ", "", "" }, { "two days after", "", "two days after ", "", "" }, { "times of day", "", "8:00 am ", "", "" },
  { "from to", "", "from 1 May to ", "", "" }, { "years", "", "1999 ", "", "" }, { "in the year", "", "in 1999 and ", "", "" }, { "last weeks of", "", "the last two weeks of ", "", "" },
  { "every every", "", "every Monday ", "", "" }, { "third of third", "", "the third of ", "", "" }, { "the day before", "", "the day before ", "", "" }, { "half past", "", "half past ", "", "" },
  { "early late mid", "", "early late mid-", "", "" }, { "quarters", "", "Q1 2020-", "", "" }, { "ISO dates", "", "2020-01-01T10:00:00Z ", "", "" }, { "zones", "", "8 am GMT (", "", "" },
  /* Quantities. */
  { "ranges", "", "1-2-3-4 ", "", "" }, { "millions with commas", "", "3,000,000 ", "", "" }, { "one long number", "", "1,000", "", "" }, { "money to money", "", "$1 million to ", "", "" },
  { "casualties", "", "5 killed and 6 injured, ", "", "" }, { "killed killed", "", "killed ", "", "" }, { "of whom", "Ten died, ", "of whom 3 were killed, ", "", "" }, { "percent of", "", "10 percent of ", "", "" },
  { "fractions", "", "1/2 of a ", "", "" }, { "two and a half", "", "two-and-a-half-", "", "" }, { "numbers in words", "", "twenty-one ", "", "" }, { "at least", "", "at least ", "", "" },
  { "between and", "", "between 5 and ", "", "" }, { "more than", "", "more than 5 less than ", "", "" }, { "units", "", "5 km per hour ", "", "" },
  /* Chains of other words. */
  { "son-in-law", "", "son-in-law-of-", "", "" }, { "and and", "", "and ", "", "" }, { "because because", "", "because ", "", "" }, { "of of", "", "of ", "", "" }, { "very very", "", "very ", "", "" },
  { "not not", "", "not ", "", "" }, { "to want", "", "to want ", "", "" }, { "came and came", "", "came and ", "", "" }, { "semicolons", "", "he came; ", "", "" }, { "dashes", "", "he came — ", "", "" },
  { "ellipses", "", "… ", "", "" }, { "capital words", "", "MAN BITES DOG ", "", "" }, { "compounds", "", "oil price ", "", "" }, { "attacked by", "Mali ", "was attacked by ", "", "" },
  { "attacks on different", "", "Forces attacked " WORD " on Monday. ", "", "" }, { "deaths in different", "", "A bomb killed 5 people in " WORD ". ", "", "" }, { "one sentence", "", "Ana Ilic met him and ", "", "" },
  /* Characters. */
  { "words right to left", "", "\xd7\x90\xd7\x91 ", "", "" }, { "marks of direction", "", "a\xe2\x80\xae\xe2\x80\x8f", "", "" }, { "zero width spaces", "", "a\xe2\x80\x8b", "", "" }, { "control characters", "", "a\x1b\x7f", "", "" },
  { "emoji joined", "", "👨‍👩‍👧 ", "", "" }, { "flags", "", "🇳🇴", "", "" }, { "combining stacks", "", "e\xcc\x81\xcc\x80 ", "", "" }, { "mixed line ends", "", "a\r\nb\rc\n", "", "" }, { "no-break spaces", "", "a\xc2\xa0", "", "" },
  { "soft hyphens", "", "a\xc2\xad", "", "" }, { "e-mails", "", "a.b@c.de ", "", "" }, { "hashtags", "", "#" WORD " ", "", "" }, { "one-word paragraphs", "", "Kim\n\n", "", "" }, { "names in paragraphs", "", WORD "\n\n", "", "" },
  { "captions", "", "Photo: Ana Ilic\n", "", "" }, { "tables", "", "1\t2\t", "", "" }, { "brackets nested", "", "(", "", ")" }, { "names in brackets", "", "(Ana Ilic ", "", ")" },
  SHAPE_OF_CONLLU("sentences", "", LINE("1", "a", "_", "0", "_") "\n", ""),
  SHAPE_OF_CONLLU("chain of heads", "", LINE(NUMBER, "a", "_", "\x02", "_"), "\n"),
  SHAPE_OF_CONLLU("cycle of heads", "", LINE(NUMBER, "a", "_", "\x03", "_"), "\n"),
  SHAPE_OF_CONLLU("one head", "", LINE(NUMBER, "a", "_", "1", "_"), "\n"),
  SHAPE_OF_CONLLU("different words", "", LINE(NUMBER, "a" NUMBER, "_", "_", "NER=I-PER"), "\n"),
  SHAPE_OF_CONLLU("surface tokens", "", "1-2" LINE("", "n't", "_", "_", "_") LINE("1", "n", "_", "_", "_") LINE("2", "'t", "_", "_", "_") "\n", ""),
  SHAPE_OF_CONLLU("empty nodes", LINE("1", "a", "_", "_", "_"), LINE("1.1", "a", "_", "_", "_"), "\n"),
  SHAPE_OF_CONLLU("long text", "# text = a", " ", "\n" LINE("1", "a", "_", "_", "_") "\n"),
  SHAPE_OF_CONLLU("space in text", "# text = ", "a  ", "\n" LINE("1", "b", "_", "_", "_") "\n"),
  SHAPE_OF_CONLLU("features", "1\ta\t_\t_\t_\tz=1", "|b=" NUMBER "|a=1", "\t_\t_\t_\t_\n\n"),
  SHAPE_OF_CONLLU("attributes", "1\ta\t_\t_\t_\t_\t_\t_\t_\ta", "|NER", "\n\n"),
  SHAPE_OF_CONLLU("spaces after", "1\ta\t_\t_\t_\t_\t_\t_\t_\tSpacesAfter=", "\\n", "\n\n"),
  SHAPE_OF_CONLLU("documents", "", "# newdoc id = " NUMBER "\n" LINE("1", "a", "_", "_", "_") "\n", ""),
  SHAPE_OF_CONLLU("comments", "", "# newpar\n", LINE("1", "a", "_", "_", "_") "\n"),
  SHAPE_OF_CONLLU("bad lines", "", "a\n\n", ""),
};
enum { SHAPE_COUNT = sizeof SHAPES / sizeof *SHAPES };

#endif
