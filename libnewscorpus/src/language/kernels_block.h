/* One way of multiplying matrices, included by kernels.c once for each kind of vector; it has no include guard, and ends
 * by forgetting the names that described the vector.
 *
 * Sums are kept in registers. A tile is ROWS rows by ROW_BLOCKS blocks of 16 outputs, so that what is loaded serves several
 * times; rows that are left over go one by one, BLOCKS blocks at a time, so that there are always enough sums in flight
 * to hide the time that a multiplication takes. */

/* `rows` rows by `blocks` blocks; pair i of row r is pairs[i * rows + r]. */
TARGET static inline __attribute__((always_inline)) void NAME(tile)(const int32_t *pairs, const int16_t *w, size_t block_size,
                                                                    const int32_t *start, size_t start_stride, size_t count,
                                                                    int32_t *out, size_t m, size_t rows, size_t blocks)
{
  VECTOR sum[NCI_TILE_SUMS];
  for (size_t r = 0; r < rows; r++)
    for (size_t v = 0; v < blocks * VECTORS; v++)
      sum[r * blocks * VECTORS + v] = start ? LOAD(start + r * start_stride + v * (NCI_LANES / VECTORS)) : ZERO;
  for (size_t i = 0; i < count; i++, pairs += rows, w += 2 * NCI_LANES) {
    VECTOR weights[NCI_TILE_SUMS];
    for (size_t b = 0; b < blocks; b++)
      for (size_t v = 0; v < VECTORS; v++) weights[b * VECTORS + v] = LOAD(w + b * block_size + v * (2 * NCI_LANES / VECTORS));
    for (size_t r = 0; r < rows; r++) {
      VECTOR pair = SPREAD(pairs[r]);
      for (size_t v = 0; v < blocks * VECTORS; v++)
        sum[r * blocks * VECTORS + v] = ADD_PRODUCTS(sum[r * blocks * VECTORS + v], weights[v], pair);
    }
  }
  for (size_t r = 0; r < rows; r++)
    for (size_t v = 0; v < blocks * VECTORS; v++) STORE(out + r * m + v * (NCI_LANES / VECTORS), sum[r * blocks * VECTORS + v]);
}

/* All outputs of `rows` rows, from a stretch of at most 2 * NCI_PAIRS inputs. */
TARGET static inline __attribute__((always_inline)) void NAME(stripe)(const int16_t *x, size_t stride, const int16_t *w, size_t block_size,
                                                                      const int32_t *start, size_t start_stride, size_t count,
                                                                      size_t m, int32_t *out, size_t rows, size_t blocks)
{
  int32_t pairs[NCI_PAIRS * ROWS];
  for (size_t r = 0; r < rows; r++)
    for (size_t i = 0; i < count; i++) memcpy(&pairs[i * rows + r], x + r * stride + 2 * i, sizeof *pairs);
  size_t o = 0;
  for (; o + blocks * NCI_LANES <= m; o += blocks * NCI_LANES)
    NAME(tile)(pairs, w + o / NCI_LANES * block_size, block_size, start ? start + o : NULL, start_stride, count, out + o, m, rows, blocks);
  for (; o < m; o += NCI_LANES)
    NAME(tile)(pairs, w + o / NCI_LANES * block_size, block_size, start ? start + o : NULL, start_stride, count, out + o, m, rows, 1);
}

TARGET static void NAME(matmul)(const int16_t *x, size_t stride, size_t n, const int16_t *w, const int32_t *bias, size_t k, size_t m,
                                int32_t *out)
{
  for (size_t i = 0; i < k; i += 2 * NCI_PAIRS) {
    size_t count = (k - i < 2 * NCI_PAIRS ? k - i : 2 * NCI_PAIRS) / 2, t = 0;
    const int16_t *part = w + i * NCI_LANES;
    for (; t + ROWS <= n; t += ROWS)
      NAME(stripe)(x + t * stride + i, stride, part, k * NCI_LANES, i ? out + t * m : bias, i ? m : 0, count, m, out + t * m, ROWS, ROW_BLOCKS);
    for (; t < n; t++)
      NAME(stripe)(x + t * stride + i, stride, part, k * NCI_LANES, i ? out + t * m : bias, i ? m : 0, count, m, out + t * m, 1, BLOCKS);
  }
}

#undef NAME
#undef TARGET
#undef VECTOR
#undef VECTORS
#undef LOAD
#undef STORE
#undef SPREAD
#undef ZERO
#undef ADD_PRODUCTS
#undef ROWS
#undef BLOCKS
#undef ROW_BLOCKS
