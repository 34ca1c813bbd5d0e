/* The lines of an article and what is thought of them so far: shared by the recognisers of structure, seen by nobody
 * else. A line is a paragraph, a heading, or whatever else stands by itself; lines that were wrapped are one again. */
#ifndef NCI_STRUCTURE_LAYOUT_H
#define NCI_STRUCTURE_LAYOUT_H

#include "model/document.h"
#include "structure/page_date.h"

enum {
  NCI_LINE_GAP = 1u << 0,      /* an empty line stands before it */
  NCI_LINE_STOP = 1u << 1,     /* ends as sentences do: . ! ? ... and closing marks */
  NCI_LINE_PERIOD = 1u << 2,   /* that stop is a full stop */
  NCI_LINE_COLON = 1u << 3,    /* ends with a colon */
  NCI_LINE_LOWER = 1u << 4,    /* begins with a lower-case letter */
  NCI_LINE_QUOTE = 1u << 5,    /* begins with a quotation mark */
  NCI_LINE_OPEN_END = 1u << 6, /* ends with a comma, semicolon or dash */
  NCI_LINE_MARKED = 1u << 7    /* the text says what it is: "# Heading", "Title: ..." */
};

/* A line whose kind is not decided. */
enum { NCI_LINE_UNDECIDED = 255 };

typedef struct nci_line {
  uint32_t start, end; /* trimmed; a key or marker that was understood lies before start */
  uint32_t lead_start; /* a block of its own at the front: a dateline, a date run into the text */
  uint32_t lead_end;   /* 0: there is none */
  uint32_t trail_start; /* boilerplate of its own at the back: the credits of a report, up to trail_end */
  uint32_t trail_end;   /* 0: there is none */
  uint32_t words;      /* separated by white space; scripts without spaces count by length */
  uint16_t flags;      /* NCI_LINE_... */
  uint8_t kind;        /* ncorp_block_kind or NCI_LINE_UNDECIDED */
  uint8_t lead_kind;
  uint8_t cue;         /* weight of what the site says, see cues.h */
  uint8_t cue_kind;
  bool sure;           /* enough of it wherever the line stands */
} nci_line;

typedef struct nci_layout {
  nci_document *doc;
  NCI_VEC(nci_line) lines;
  uint32_t body; /* the first line that belongs to no header */
  bool updated;  /* the date that was kept is that of an update: a date of publication replaces it */
  /* Room for looking at a line's tokens; overwritten by the next look. */
  nci_tokens tokens;
  nci_sentences sentences;
} nci_layout;

/* lines.c: cuts the text into lines. */
void nci_layout_lines(nci_layout *layout);

/* Makes the tokens of a stretch of text in layout->tokens, of its first `most` bytes. */
void nci_layout_look(nci_layout *layout, uint32_t start, uint32_t end, uint32_t most);

/* head.c: front matter, keys, title, byline, date; sets layout->body. */
void nci_layout_head(nci_layout *layout);

/* What the text says of a date. */
typedef enum nci_date_role { NCI_DATE_BARE, NCI_DATE_PUBLISHED, NCI_DATE_UPDATED } nci_date_role;

/* head.c: keeps a date as the article's, unless the source or an earlier line gave a better one. */
void nci_layout_dated(nci_layout *layout, const nci_page_date *date, nci_date_role role);

/* dateline.c: the dateline at the front of the body. */
void nci_layout_dateline(nci_layout *layout);

/* body.c: headings, lists, captions. */
void nci_layout_body(nci_layout *layout);

/* Takes the mark off "# Heading" and "## Heading ##"; false when the line has none. */
bool nci_marked_heading(const nci_layout *layout, nci_line *line);

/* tail.c: boilerplate before, in and after the article. */
void nci_layout_boilerplate(nci_layout *layout);

/* True for a line that can be a picture's caption: it ends in a credit. */
bool nci_caption_line(nci_layout *layout, const nci_line *line);

static inline ncorp_str nci_line_text(const nci_layout *layout, const nci_line *line)
{
  return nci_str(layout->doc->text.data + line->start, line->end - line->start);
}

static inline ncorp_str nci_look_text(const nci_layout *layout, uint32_t token)
{
  const nci_token *t = &layout->tokens.at[token];
  return nci_str(layout->doc->text.data + t->start, t->end - t->start);
}

#endif
