/* The stages of structure: lines, what each of them is, blocks; and then sentences and tokens of the blocks. */
#include "structure/structure.h"

#include "structure/layout.h"

static void add_block(nci_arena *arena, nci_layout *layout, ncorp_block **blocks, uint32_t *count, uint32_t *capacity, ncorp_block block)
{
  (void)layout;
  if (block.span.start >= block.span.end) return;
  ncorp_block *b = nci_vec_room(arena, (void **)blocks, count, capacity, sizeof *b);
  if (b) *b = block;
}

static void make_blocks(nci_layout *layout)
{
  nci_document *doc = layout->doc;
  ncorp_block *blocks = NULL;
  uint32_t count = 0, capacity = 0;
  for (uint32_t i = 0; i < layout->lines.count; i++) {
    const nci_line *line = &layout->lines.at[i];
    if (line->lead_end)
      add_block(doc->arena, layout, &blocks, &count, &capacity, (ncorp_block){ { line->lead_start, line->lead_end }, line->lead_kind });
    add_block(doc->arena, layout, &blocks, &count, &capacity, (ncorp_block){ { line->start, line->end }, line->kind });
  }
  doc->data.blocks = blocks;
  doc->data.block_count = count;
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
static bool one_sentence(const nci_document *doc, const ncorp_block *block)
{
  char last = doc->text.data[block->span.end - 1];
  return (block->kind == NCORP_BLOCK_TITLE || block->kind == NCORP_BLOCK_HEADING) && last != '.';
}

ncorp_status nci_structure_tokens(nci_document *doc)
{
  nci_article_data *data = &doc->data;
  doc->tokens.count = doc->sentences.count = 0;
  for (uint32_t i = 0; i < data->block_count; i++) {
    const ncorp_block *block = &data->blocks[i];
    if (has_sentences(block->kind))
      nci_tokenize(doc->arena, doc->text, block->span, one_sentence(doc, block), &doc->tokens, &doc->sentences);
  }
  ncorp_span *spans = nci_arena_alloc(doc->arena, doc->tokens.count, sizeof *spans);
  for (uint32_t i = 0; spans && i < doc->tokens.count; i++) spans[i] = (ncorp_span){ doc->tokens.at[i].start, doc->tokens.at[i].end };
  data->tokens = (nci_token_columns){ .count = spans ? doc->tokens.count : 0, .spans = spans };
  data->sentences = doc->sentences.at;
  data->sentence_count = doc->sentences.count;
  data->layers |= 1u << NCI_LAYER_SENTENCES | 1u << NCI_LAYER_TOKENS;
  return nci_arena_status(doc->arena);
}
