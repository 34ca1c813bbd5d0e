/* A consumer of Arrow's C data interface: checks that arrays are laid out as the interface asks, and prints their rows, each as a
 * line that looks like JSON, so that tests compare text. */
#ifndef TESTS_SUPPORT_ARROW_PRINT_H
#define TESTS_SUPPORT_ARROW_PRINT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include <newscorpus/arrow.h>
#include "base/buffer.h"

static inline bool arrow_bit(const void *bits, int64_t at) { return ((const uint8_t *)bits)[at / 8] >> at % 8 & 1; }

static inline bool arrow_is_null(const struct ArrowArray *array, int64_t row)
{
  return array->n_buffers && array->buffers[0] && !arrow_bit(array->buffers[0], row);
}

static inline ncorp_str arrow_string(const struct ArrowArray *array, int64_t row)
{
  const int32_t *offsets = array->buffers[1];
  return (ncorp_str){ (const char *)array->buffers[2] + offsets[row], (size_t)(offsets[row + 1] - offsets[row]) };
}

static inline int32_t arrow_int(const struct ArrowArray *array, int64_t row) { return ((const int32_t *)array->buffers[1])[row]; }

static inline void arrow_print(nci_buffer *out, const struct ArrowSchema *type, const struct ArrowArray *array, int64_t row)
{
  char number[40];
  if (arrow_is_null(array, row)) {
    nci_buffer_cstr(out, "null");
  } else if (type->dictionary) {
    arrow_print(out, type->dictionary, array->dictionary, arrow_int(array, row));
  } else if (!strcmp(type->format, "u")) {
    ncorp_str text = arrow_string(array, row);
    nci_buffer_char(out, '"');
    for (size_t i = 0; i < text.size; i++) nci_buffer_char(out, text.data[i] == '\n' ? ' ' : text.data[i]);
    nci_buffer_char(out, '"');
  } else if (!strcmp(type->format, "i") || !strcmp(type->format, "tdD")) {
    snprintf(number, sizeof number, "%d", arrow_int(array, row));
    nci_buffer_cstr(out, number);
  } else if (!strcmp(type->format, "g")) {
    snprintf(number, sizeof number, "%g", ((const double *)array->buffers[1])[row]);
    nci_buffer_cstr(out, number);
  } else if (!strcmp(type->format, "b")) {
    nci_buffer_cstr(out, arrow_bit(array->buffers[1], row) ? "true" : "false");
  } else if (!strcmp(type->format, "+l")) {
    nci_buffer_char(out, '[');
    for (int32_t i = arrow_int(array, row); i < arrow_int(array, row + 1); i++) {
      if (i > arrow_int(array, row)) nci_buffer_char(out, ',');
      arrow_print(out, type->children[0], array->children[0], i);
    }
    nci_buffer_char(out, ']');
  } else if (!strcmp(type->format, "+s")) {
    for (int64_t i = 0; i < type->n_children; i++) {
      nci_buffer_cstr(out, i ? ",\"" : "{\"");
      nci_buffer_cstr(out, type->children[i]->name);
      nci_buffer_cstr(out, "\":");
      arrow_print(out, type->children[i], array->children[i], row);
    }
    nci_buffer_char(out, '}');
  } else {
    fail_msg("a format that no table has: %s", type->format);
  }
}

/* Offsets that begin at 0 and never fall; gives the last. */
static inline int32_t arrow_check_offsets(const struct ArrowArray *array)
{
  assert_int_equal(arrow_int(array, 0), 0);
  for (int64_t i = 0; i < array->length; i++) assert_true(arrow_int(array, i) <= arrow_int(array, i + 1));
  return arrow_int(array, array->length);
}

static inline void arrow_check(const struct ArrowSchema *type, const struct ArrowArray *array)
{
  bool strings = !strcmp(type->format, "u"), list = !strcmp(type->format, "+l"), row = !strcmp(type->format, "+s");
  int64_t nulls = 0;
  assert_non_null(type->release);
  assert_non_null(array->release);
  assert_int_equal(array->offset, 0);
  assert_int_equal(array->n_children, type->n_children);
  assert_int_equal(array->n_buffers, strings ? 3 : row ? 1 : 2);
  for (int64_t i = 1; i < array->n_buffers; i++) assert_non_null(array->buffers[i]);
  for (int64_t i = 0; i < array->length; i++) nulls += arrow_is_null(array, i);
  assert_int_equal(array->null_count, nulls);
  if (!(type->flags & ARROW_FLAG_NULLABLE)) assert_int_equal(nulls, 0);
  assert_int_equal(!array->dictionary, !type->dictionary);
  if (strings) arrow_check_offsets(array);
  if (list) assert_int_equal(arrow_check_offsets(array), array->children[0]->length);
  for (int64_t i = 0; i < type->n_children; i++) {
    if (row) assert_int_equal(array->children[i]->length, array->length);
    arrow_check(type->children[i], array->children[i]);
  }
  if (!array->dictionary) return;
  arrow_check(type->dictionary, array->dictionary);
  for (int64_t i = 0; i < array->length; i++)
    if (!arrow_is_null(array, i)) assert_in_range(arrow_int(array, i), 0, array->dictionary->length - 1);
}

/* Reads a stream to its end, releases it, and appends its rows; gives how many batches there were, or a negative errno. */
static inline int arrow_drain(struct ArrowArrayStream *stream, nci_buffer *out)
{
  struct ArrowSchema type = { .release = NULL };
  struct ArrowArray batch;
  int batches = 0, failed = stream->get_schema(stream, &type);
  while (!failed && !(failed = stream->get_next(stream, &batch)) && batch.release) {
    arrow_check(&type, &batch);
    for (int64_t i = 0; i < batch.length; i++) {
      arrow_print(out, &type, &batch, i);
      nci_buffer_char(out, '\n');
    }
    batch.release(&batch);
    assert_null(batch.release);
    batches++;
  }
  if (type.release) type.release(&type);
  stream->release(stream);
  assert_null(stream->release);
  return failed ? -failed : batches;
}

#endif
