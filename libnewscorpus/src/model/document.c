/* Finding one's place in a document: which token and block an offset lies in. Binary searches both. */
#include "model/document.h"

uint32_t nci_token_at(const nci_document *doc, uint32_t offset)
{
  uint32_t low = 0, high = doc->tokens.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (doc->tokens.at[middle].end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

bool nci_begins_paragraph(const nci_document *doc, uint32_t sentence)
{
  if (sentence == 0) return true;
  uint32_t from = doc->sentences.at[sentence - 1].span.end, to = doc->sentences.at[sentence].span.start;
  return from < to && memchr(doc->text.data + from, '\n', to - from);
}

ncorp_block_kind nci_block_at(const nci_document *doc, uint32_t offset)
{
  uint32_t low = 0, high = doc->data.block_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (doc->data.blocks[middle].span.end <= offset) low = middle + 1;
    else high = middle;
  }
  bool inside = low < doc->data.block_count && doc->data.blocks[low].span.start <= offset;
  return inside ? doc->data.blocks[low].kind : NCORP_BLOCK_BOILERPLATE;
}
