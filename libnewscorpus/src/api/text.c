/* Reference-counted output texts: what printing has left in a buffer, handed to the caller without a copy. */
#include "api/text.h"

#include "base/error.h"
#include "base/refcount.h"
#include "base/str.h"
#include "format/format.h"

struct ncorp_text {
  nci_refcount refs;
  ncorp_allocator allocator;
  char *data;
  size_t size, capacity;
};

ncorp_status nci_text_from(nci_buffer *buffer, ncorp_text **out, ncorp_error *error)
{
  nci_buffer_char(buffer, '\0');
  ncorp_text *text = buffer->failed ? NULL : nci_alloc(buffer->allocator, 1, sizeof *text);
  if (!text) {
    nci_buffer_done(buffer);
    return nci_fail_nomem(error);
  }
  nci_ref_init(&text->refs);
  text->allocator = *buffer->allocator;
  text->data = buffer->data;
  text->size = buffer->size - 1;
  text->capacity = buffer->capacity;
  nci_buffer_init(buffer, buffer->allocator);
  *out = text;
  return NCORP_OK;
}

ncorp_str ncorp_text_view(const ncorp_text *text) { return text ? nci_str(text->data, text->size) : NCI_NO_STR; }

ncorp_status ncorp_text_write(const ncorp_text *text, const char *path, ncorp_error *error)
{
  nci_error_clear(error);
  if (!text || !path) return nci_fail(error, NCORP_ERR_ARG, 0, NULL, "text and path have to be given");
  nci_output *output;
  ncorp_status status = nci_output_open(path, NCORP_COMPRESSION_NONE, &text->allocator, &output, error);
  if (status < 0) return status;
  status = nci_output_write(output, text->data, text->size, error);
  if (status == NCORP_OK) status = nci_output_commit(output, error);
  nci_output_close(output);
  return status;
}

ncorp_text *ncorp_text_ref(ncorp_text *text)
{
  if (text) nci_ref(&text->refs);
  return text;
}

void ncorp_text_unref(ncorp_text *text)
{
  if (!text || !nci_unref(&text->refs)) return;
  ncorp_allocator allocator = text->allocator;
  nci_free(&allocator, text->data, text->capacity, 1);
  nci_free(&allocator, text, 1, sizeof *text);
}
