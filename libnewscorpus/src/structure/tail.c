/* Boilerplate: lines that the site adds to an article. A line goes for what it says (cues.h); at the end of the text a
 * whole section goes from its first sure line on, when nothing behind it reads like the article any more. When in
 * doubt a line stays with the article. */
#include "structure/cues.h"

enum { MENU_WORDS = 6, HEADLINE_WORDS = 22, NEAR = 2, QUICK_BYTES = 250, LAST_LINES = 12, CREDITS_BYTES = 400 };

/* What a line can be in a section at the end. */
typedef enum role {
  ROLE_TEXT,    /* reads like the article */
  ROLE_CUE,     /* says that it is the site's */
  ROLE_ADDRESS, /* speaks to the reader: the site's only beside cues */
  ROLE_MENU     /* a few words without a sentence */
} role;

static void keep(nci_line *line, const nci_cue *cue)
{
  line->cue = cue->weight;
  line->cue_kind = cue->kind;
  line->sure = nci_cue_sure(cue);
}

static role role_of(nci_layout *layout, nci_line *line)
{
  nci_cue cue = nci_cue_whole(layout, line);
  if (cue.weight > line->cue) keep(line, &cue);
  if (line->cue >= 2) return ROLE_CUE;
  if (line->words <= MENU_WORDS && !(line->flags & NCI_LINE_QUOTE)) return ROLE_MENU;
  if (cue.address >= 2 || (cue.address == 1 && cue.weight == 1)) return ROLE_ADDRESS;
  return ROLE_TEXT;
}

static bool related(const nci_line *line) { return line->cue_kind == NCI_CUE_RELATED || line->cue_kind == NCI_CUE_MENU; }

/* "A message from Example Times:", "Dear readers," begin a section; "Share" alone is a button. */
static bool opens_section(const nci_line *line)
{
  return line->sure || (line->cue_kind == NCI_CUE_MESSAGE && line->flags & NCI_LINE_COLON);
}

/* The first line of the section of the site at the end of the text; the number of lines when there is none. */
static uint32_t tail_begin(nci_layout *layout, uint32_t first)
{
  nci_document *doc = layout->doc;
  uint32_t count = layout->lines.count - first, begin = layout->lines.count;
  uint8_t *roles = nci_arena_alloc(doc->arena, count, 1);
  if (!roles) return begin;
  bool headlines = false;
  for (uint32_t i = 0; i < count; i++) {
    nci_line *line = &layout->lines.at[first + i];
    roles[i] = (uint8_t)role_of(layout, line);
    if (opens_section(line)) headlines = related(line);
    /* Under "Related articles" stand their headlines. */
    if (roles[i] == ROLE_TEXT && headlines && line->words <= HEADLINE_WORDS && !(line->flags & (NCI_LINE_PERIOD | NCI_LINE_QUOTE | NCI_LINE_LOWER)))
      roles[i] = ROLE_MENU;
  }
  uint32_t since_cue = UINT32_MAX / 2, texts = 0, cues = 0;
  for (uint32_t i = count; i-- > 0;) {
    const nci_line *line = &layout->lines.at[first + i];
    if (roles[i] == ROLE_TEXT) break;
    if (roles[i] == ROLE_CUE) {
      cues++;
      since_cue = 0;
    } else {
      since_cue++;
      if (roles[i] == ROLE_ADDRESS) {
        bool near = since_cue <= NEAR;
        for (uint32_t k = 1; k <= NEAR && !near && i >= k; k++) near = roles[i - k] == ROLE_CUE;
        if (!near) break;
        texts++;
      }
    }
    /* Running text must not outweigh what gives it away. */
    if (opens_section(line) && texts <= cues * 2) begin = first + i;
  }
  return begin;
}

/* Sets what the front of each line says; gives the first sure one after the body's first line. */
static uint32_t mark_fronts(nci_layout *layout)
{
  uint32_t first = layout->lines.count, body = layout->lines.count;
  for (uint32_t i = layout->body; i < layout->lines.count; i++) {
    nci_line *line = &layout->lines.at[i];
    if (line->kind != NCORP_BLOCK_PARAGRAPH && line->kind != NCORP_BLOCK_HEADING && line->kind != NCORP_BLOCK_LIST && line->kind != NCORP_BLOCK_CAPTION) continue;
    bool quick = layout->lines.count - i > LAST_LINES || line->end - line->start > QUICK_BYTES;
    nci_cue cue = quick ? nci_cue_front(layout, line) : nci_cue_whole(layout, line);
    keep(line, &cue);
    if (opens_section(line)) {
      if (first == layout->lines.count && body < i) first = i;
    } else if (body == layout->lines.count && line->words >= 8) {
      body = i;
    }
  }
  return first;
}

/* "... he said. (Reporting by Jane Doe)": cuts the credits from the end of a paragraph. */
static void cut_credits(nci_layout *layout, nci_line *line)
{
  const char *text = layout->doc->text.data;
  uint32_t at = line->end;
  if (line->kind != NCORP_BLOCK_PARAGRAPH || text[at - 1] != ')') return;
  while (at > line->start && line->end - at < CREDITS_BYTES && text[at - 1] != '(') at--;
  if (at <= line->start + 1 || text[at - 1] != '(') return;
  nci_line credits = { .start = at - 1, .end = line->end };
  nci_cue cue = nci_cue_front(layout, &credits);
  if (cue.kind != NCI_CUE_CREDIT || !nci_cue_sure(&cue)) return;
  line->trail_start = credits.start;
  line->trail_end = credits.end;
  line->end = credits.start;
  while (line->end > line->start && nci_is_space(text[line->end - 1])) line->end--;
}

void nci_layout_boilerplate(nci_layout *layout)
{
  uint32_t first = mark_fronts(layout), count = layout->lines.count;
  uint32_t tail = first < count ? tail_begin(layout, first) : count;
  for (uint32_t i = layout->body; i < count; i++) {
    nci_line *line = &layout->lines.at[i];
    if (i >= tail || line->sure) line->kind = NCORP_BLOCK_BOILERPLATE;
    if (count - i <= LAST_LINES || i + 3 >= tail) cut_credits(layout, line);
  }
}
