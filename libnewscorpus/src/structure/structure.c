/* The stages of structure: lines, what each of them is, blocks; and then sentences and tokens of the blocks. */
#include "structure/structure.h"

#include "structure/layout.h"
#include "structure/recase.h"

typedef NCI_VEC(ncorp_block) block_list;

static void add_block(nci_arena *arena, block_list *blocks, uint32_t start, uint32_t end, uint8_t kind)
{
  if (start < end) nci_vec_add(arena, blocks, ((ncorp_block){ { start, end }, (ncorp_block_kind)kind }));
}

static void make_blocks(nci_layout *layout)
{
  nci_document *doc = layout->doc;
  block_list blocks = { 0 };
  for (uint32_t i = 0; i < layout->lines.count; i++) {
    const nci_line *line = &layout->lines.at[i];
    if (line->lead_end) add_block(doc->arena, &blocks, line->lead_start, line->lead_end, line->lead_kind);
    add_block(doc->arena, &blocks, line->start, line->end, line->kind);
    if (line->trail_end) add_block(doc->arena, &blocks, line->trail_start, line->trail_end, NCORP_BLOCK_BOILERPLATE);
  }
  doc->data.blocks = blocks.at;
  doc->data.block_count = blocks.count;
  doc->data.layers |= 1u << NCI_LAYER_BLOCKS;
}

ncorp_status nci_structure(nci_document *doc)
{
  nci_layout layout = { .doc = doc };
  nci_layout_lines(&layout);
  nci_layout_head(&layout);
  nci_layout_dateline(&layout);
  nci_layout_body(&layout);
  nci_layout_boilerplate(&layout);
  make_blocks(&layout);
  return nci_arena_status(doc->arena);
}

/* What is read; the rest of the text has no sentences. */
static bool has_sentences(ncorp_block_kind kind)
{
  switch (kind) {
  case NCORP_BLOCK_TITLE:
  case NCORP_BLOCK_SUMMARY:
  case NCORP_BLOCK_HEADING:
  case NCORP_BLOCK_PARAGRAPH:
  case NCORP_BLOCK_LIST:
  case NCORP_BLOCK_CAPTION: return true;
  default: return false;
  }
}

/* A title or heading is one sentence, unless it ends as a sentence does. */
bool nci_block_is_whole(const nci_document *doc, const ncorp_block *block)
{
  char last = doc->text.data[block->span.end - 1];
  return (block->kind == NCORP_BLOCK_TITLE || block->kind == NCORP_BLOCK_HEADING) && last != '.' && last != '?' && last != '!';
}

nci_boundary_style nci_structure_style(const nci_document *doc)
{
  nci_boundary_style style = { 0 };
  for (uint32_t i = 0; i < doc->data.block_count; i++)
    if (has_sentences(doc->data.blocks[i].kind) && !nci_block_is_whole(doc, &doc->data.blocks[i])) nci_boundary_count(&style, doc->text, doc->data.blocks[i].span);
  return style;
}

static void tokenize(nci_document *doc)
{
  const nci_article_data *data = &doc->data;
  doc->tokens.count = doc->sentences.count = 0;
  /* Room for prose at once: English has a token every 4.7 bytes. */
  uint32_t expected = (uint32_t)(doc->text.size / 4 + 16);
  if (doc->tokens.capacity < expected) {
    doc->tokens.at = nci_arena_alloc(doc->arena, expected, sizeof *doc->tokens.at);
    doc->tokens.capacity = doc->tokens.at ? expected : 0;
  }
  const nci_boundary *boundary = doc->language && doc->language->boundary.weights ? &doc->language->boundary : NULL;
  nci_boundary_style style = boundary ? nci_structure_style(doc) : (nci_boundary_style){ 0 };
  for (uint32_t i = 0; i < data->block_count; i++) {
    const ncorp_block *block = &data->blocks[i];
    if (!has_sentences(block->kind)) continue;
    uint32_t token = doc->tokens.count, sentence = doc->sentences.count;
    bool whole = nci_block_is_whole(doc, block);
    nci_tokenize(doc->arena, doc->text, block->span, whole, &doc->tokens, &doc->sentences);
    if (boundary) nci_boundary_split(boundary, &style, whole, doc->arena, doc->text, &doc->tokens, token, &doc->sentences, sentence);
  }
}

/* The letters of all that is read. */
static bool is_caseless(const nci_document *doc)
{
  size_t upper = 0, lower = 0;
  for (uint32_t i = 0; i < doc->data.block_count; i++)
    if (has_sentences(doc->data.blocks[i].kind)) nci_count_case(nci_span_text(doc, doc->data.blocks[i].span), &upper, &lower);
  return nci_case_is_lost(upper, lower);
}

ncorp_status nci_structure_tokens(nci_document *doc)
{
  nci_article_data *data = &doc->data;
  if (is_caseless(doc)) nci_restore_case(doc, tokenize);
  tokenize(doc);
  ncorp_span *spans = nci_arena_alloc(doc->arena, doc->tokens.count, sizeof *spans);
  for (uint32_t i = 0; spans && i < doc->tokens.count; i++) spans[i] = (ncorp_span){ doc->tokens.at[i].start, doc->tokens.at[i].end };
  data->tokens = (nci_token_columns){ .count = spans ? doc->tokens.count : 0, .spans = spans };
  data->sentences = doc->sentences.at;
  data->sentence_count = doc->sentences.count;
  data->layers |= 1u << NCI_LAYER_SENTENCES | 1u << NCI_LAYER_TOKENS;
  return nci_arena_status(doc->arena);
}
