/* A document of a treebank as the library's stages take it. */
#include "structure/structure.h"

#include "newscorpus-train/train.h"

/* The paragraphs of a running text are its blocks. */
static void make_blocks(nci_document *doc, ncorp_str text)
{
  NCI_VEC(ncorp_block) blocks = { 0 };
  for (size_t at = 0, end; at < text.size; at = end + 2) {
    for (end = at; end < text.size && !(text.data[end] == '\n' && end + 1 < text.size && text.data[end + 1] == '\n');) end++;
    if (end > at) nci_vec_add(doc->arena, &blocks, ((ncorp_block){ { (uint32_t)at, (uint32_t)end }, NCORP_BLOCK_PARAGRAPH }));
  }
  doc->data.blocks = blocks.at;
  doc->data.block_count = blocks.count;
}

/* Sentences begin where the treebank has them begin. */
static void make_sentences(nci_document *doc, const tb_running *running, uint32_t count)
{
  doc->sentences.count = 0;
  for (uint32_t t = 0, s = 0; t < doc->tokens.count; t++) {
    nci_token *token = &doc->tokens.at[t];
    bool starts = t == 0 || (s < count && running->starts[s] <= token->start);
    while (s < count && running->starts[s] <= token->start) s++;
    token->shape = (uint16_t)(token->shape & ~NCI_SHAPE_SENTENCE_START);
    if (starts) {
      token->shape |= NCI_SHAPE_SENTENCE_START;
      nci_vec_add(doc->arena, &doc->sentences, ((ncorp_sentence){ .span = { token->start, token->end }, .first_token = t }));
    }
    if (!doc->sentences.count) return;
    ncorp_sentence *last = &doc->sentences.at[doc->sentences.count - 1];
    last->span.end = token->end;
    last->end_token = t + 1;
  }
}

bool train_document(const treebank *b, const tb_document *d, bool gold_sentences, nci_arena *arena, nci_document *doc, tb_running *running)
{
  *running = treebank_running_text(b, d, arena);
  *doc = (nci_document){ .arena = arena, .lexicon = nci_lexicon_builtin(), .language = doc->language, .stages = doc->stages,
                         .text = running->text, .data = { .text = running->text } };
  if (!running->text.size) return false;
  make_blocks(doc, running->text);
  if (nci_structure_tokens(doc) < 0) return false;
  if (gold_sentences) make_sentences(doc, running, d->count);
  return true;
}
