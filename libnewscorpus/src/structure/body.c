/* The kinds of line inside an article: headings, list items, captions; all else is a paragraph. */
#include "structure/layout.h"

#include "lexicon_gen.h"

enum { LONGEST_HEADING = 120, MOST_HEADING_WORDS = 16, LONGEST_CAPTION = 400, CREDIT_BYTES = 100 };

/* ---- captions ---- */

static bool credit_kind(const nci_layout *layout, const nci_lex_hit *hit, char kind)
{
  ncorp_str k = nci_lexicon_field(layout->doc->lexicon, NCI_LEX_PHOTO_CREDITS, hit->row, NCI_PHOTO_CREDITS_KIND);
  return k.size && k.data[0] == kind;
}

static bool is_one(ncorp_str w, const char *const *list, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (nci_str_is_nocase(w, list[i])) return true;
  return false;
}

/* Whether a credit can begin at token i: at the front, or behind something that ends what came before. */
static bool credit_can_begin(const nci_layout *layout, uint32_t i)
{
  static const char *const ENDS[] = { ".", "(", "[", "|", "!", "?", "\xe2\x80\x93", "\xe2\x80\x94", "\xc2\xa9", "\xe2\x80\x9d", "\"", "/" };
  if (i == 0) return true;
  return is_one(nci_look_text(layout, i - 1), ENDS, sizeof ENDS / sizeof *ENDS);
}

/* "Photo: Jane Doe", "(Photo by Jane Doe)": a label at i, then who. */
static bool label_credit(const nci_layout *layout, uint32_t i, const nci_lex_hit *hit)
{
  uint32_t after = hit->end, count = layout->tokens.count;
  if (after >= count || !credit_can_begin(layout, i)) return false;
  ncorp_str last = nci_look_text(layout, after - 1), next = nci_look_text(layout, after);
  bool by = nci_str_eq_nocase(last, NCI_STR("by")) || nci_str_eq_nocase(last, NCI_STR("of"));
  bool colon = nci_str_eq(next, NCI_STR(":"));
  if (!by && !colon) return false;
  /* "Photo by photo the story unfolds": a name or a house follows. */
  uint32_t who = after + colon;
  if (who >= count || !(layout->tokens.at[who].shape & (NCI_SHAPE_CAPITAL | NCI_SHAPE_LINK | NCI_SHAPE_NON_ASCII)) ) return false;
  return layout->tokens.at[count - 1].end - layout->tokens.at[i].start <= CREDIT_BYTES;
}

/* "Jane Doe/AFP", "via Getty Images", "(Reuters)" at the end of the line. */
static bool agency_credit(const nci_layout *layout, uint32_t i, const nci_lex_hit *hit, bool last_line)
{
  static const char *const BEFORE[] = { "/", "\xc2\xa9", "via", "(", "[", "\xe2\x80\x94" };
  static const char *const INSIDE[] = { "/", "(", "[", "\xc2\xa9" };
  if (i == 0 || !is_one(nci_look_text(layout, i - 1), BEFORE, sizeof BEFORE / sizeof *BEFORE)) return false;
  uint32_t after = hit->end;
  while (after < layout->tokens.count && layout->tokens.at[after].shape & NCI_SHAPE_PUNCT) after++;
  if (after < layout->tokens.count) return false;
  /* The last paragraph of a report often ends with its agency. */
  if (last_line && nci_str_eq(nci_look_text(layout, i - 1), NCI_STR("("))) return false;
  return is_one(nci_look_text(layout, i - 1), INSIDE, sizeof INSIDE / sizeof *INSIDE) || layout->tokens.count <= 30;
}

/* Whether there can be a credit at the end of a line, by its bytes: what is told below of most lines is told here sooner. */
static bool may_have_credit(const nci_layout *layout, const nci_line *line)
{
  enum { BEFORE = 8 }; /* bytes of what stands before a credit */
  const char *text = layout->doc->text.data;
  uint32_t size = line->end - line->start;
  bool begins = size <= CREDIT_BYTES, by = false;
  for (uint32_t i = size > CREDIT_BYTES + BEFORE ? line->end - CREDIT_BYTES - BEFORE : line->start; i + 1 < line->end; i++) {
    char c = nci_to_lower(text[i]), next = nci_to_lower(text[i + 1]);
    if (c == ':' || c == '/' || c == '(' || c == '[' || (unsigned char)c >= 0x80 || (c == 'v' && next == 'i')) return true;
    begins = begins || c == '.' || c == '|' || c == '!' || c == '?' || c == '"';
    by = by || (c == 'b' && next == 'y') || (c == 'o' && next == 'f');
  }
  return by && begins;
}

bool nci_caption_line(nci_layout *layout, const nci_line *line)
{
  uint32_t size = line->end - line->start;
  if (size > LONGEST_CAPTION || line->words < 2 || !may_have_credit(layout, line)) return false;
  bool last_line = line + 1 == layout->lines.at + layout->lines.count;
  nci_layout_look(layout, line->start, line->end, LONGEST_CAPTION);
  nci_lex_hit hits[8];
  for (uint32_t i = 0; i < layout->tokens.count; i++) {
    const nci_token *t = &layout->tokens.at[i];
    if (line->end - t->start > CREDIT_BYTES || !(t->shape & NCI_SHAPE_WORD)) continue;
    if (t->shape & NCI_SHAPE_LOWER && i && !nci_str_eq(nci_look_text(layout, i - 1), NCI_STR("("))) continue;
    size_t n = nci_lexicon_match_in(layout->doc->lexicon, NCI_LEX_SET(NCI_LEX_PHOTO_CREDITS), layout->doc->text, layout->tokens.at, i,
                                    layout->tokens.count, hits, 8, NULL);
    for (size_t k = 0; k < n; k++) {
      if (credit_kind(layout, &hits[k], 'l') && label_credit(layout, i, &hits[k])) return true;
      bool stopped = line->flags & NCI_LINE_PERIOD && layout->tokens.at[layout->tokens.count - 1].shape & NCI_SHAPE_PUNCT &&
                     layout->doc->text.data[line->end - 1] == '.';
      if (credit_kind(layout, &hits[k], 'a') && !stopped && agency_credit(layout, i, &hits[k], last_line)) return true;
    }
  }
  return false;
}

/* ---- lists ---- */

/* Bytes of a list marker with the white space behind it, or 0; *number is set for "1." */
static uint32_t list_marker(const nci_layout *layout, const nci_line *line, bool *number)
{
  ncorp_str s = nci_line_text(layout, line);
  static const char *const MARKS[] = { "-", "*", "+", "\xe2\x80\xa2", "\xe2\x97\x8f", "\xe2\x96\xaa", "\xe2\x97\xa6", "\xe2\x80\xa3", "\xe2\x81\x83" };
  *number = false;
  size_t n = 0;
  for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS && !n; i++)
    if (nci_str_starts(s, nci_cstr(MARKS[i]))) n = strlen(MARKS[i]);
  if (!n) {
    while (n < s.size && n < 3 && nci_is_digit(s.data[n])) n++;
    if (!n || n > 2 || n >= s.size || (s.data[n] != '.' && s.data[n] != ')')) return 0;
    n++;
    *number = true;
  }
  if (n >= s.size || (s.data[n] != ' ' && s.data[n] != '\t')) return 0;
  return (uint32_t)n + 1;
}

static bool list_item(const nci_layout *layout, uint32_t i)
{
  const nci_line *line = &layout->lines.at[i];
  bool number, other;
  if (!list_marker(layout, line, &number)) return false;
  if (!number) return true;
  /* One number alone can begin a sentence or a heading. */
  bool before = i > layout->body && list_marker(layout, line - 1, &other) && other;
  bool after = i + 1 < layout->lines.count && list_marker(layout, line + 1, &other) && other;
  return before || after;
}

/* ---- headings ---- */

static bool paragraph_like(const nci_line *line)
{
  return line->kind == NCI_LINE_UNDECIDED && line->words >= 8 && (line->flags & NCI_LINE_STOP || line->end - line->start > LONGEST_HEADING);
}

/* A short line without a final stop between paragraphs. */
static bool heading_like(const nci_layout *layout, uint32_t i)
{
  const nci_line *line = &layout->lines.at[i];
  if (line->words > MOST_HEADING_WORDS || line->end - line->start > LONGEST_HEADING) return false;
  if (line->flags & (NCI_LINE_PERIOD | NCI_LINE_COLON | NCI_LINE_OPEN_END | NCI_LINE_LOWER) || line->lead_end) return false;
  /* A question may be one; an exclamation or a line of dots hardly. */
  char last = layout->doc->text.data[line->end - 1];
  if (line->flags & NCI_LINE_STOP && last != '?') return false;
  if (line->flags & NCI_LINE_QUOTE && (last == '"' || (unsigned char)last == 0x9d) && line->words > 8) return false;
  if (i + 1 >= layout->lines.count) return false;
  const nci_line *next = line + 1;
  bool number;
  if (!paragraph_like(next) && !(list_marker(layout, next, &number) && !number)) return false;
  if (next->flags & NCI_LINE_LOWER) return false;
  if (next->end - next->start <= line->end - line->start) return false;
  /* Not directly behind an unfinished line. */
  if (i > layout->body && line[-1].kind == NCI_LINE_UNDECIDED && !(line[-1].flags & (NCI_LINE_STOP | NCI_LINE_COLON)) && line[-1].words > MOST_HEADING_WORDS &&
      !(line->flags & NCI_LINE_GAP))
    return false;
  return true;
}

bool nci_marked_heading(const nci_layout *layout, nci_line *line)
{
  const char *s = layout->doc->text.data;
  uint32_t at = line->start, end = line->end;
  while (at < end && s[at] == '#' && at - line->start < 6) at++;
  if (at == line->start || at == end || s[at] != ' ') return false;
  while (at < end && s[at] == ' ') at++;
  while (end > at && (s[end - 1] == '#' || s[end - 1] == ' ')) end--;
  if (at == end) return false;
  line->start = at;
  line->end = end;
  line->flags |= NCI_LINE_MARKED;
  return true;
}

void nci_layout_body(nci_layout *layout)
{
  for (uint32_t i = layout->body; i < layout->lines.count; i++) {
    nci_line *line = &layout->lines.at[i];
    if (line->kind != NCI_LINE_UNDECIDED) continue;
    if (nci_marked_heading(layout, line))
      line->kind = NCORP_BLOCK_HEADING;
    else if (list_item(layout, i))
      line->kind = NCORP_BLOCK_LIST;
    else if (nci_caption_line(layout, line))
      line->kind = NCORP_BLOCK_CAPTION;
    else if (heading_like(layout, i))
      line->kind = NCORP_BLOCK_HEADING;
    else
      line->kind = NCORP_BLOCK_PARAGRAPH;
  }
}
