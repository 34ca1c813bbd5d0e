/* Multiplying matrices on one kind of processor, included by kernels.c for each kind, once for values of 16 bits and once
 * for those of 8; it has no include guard. In both a lane of 32 bits holds a group of inputs, two or four, and
 * ADD_PRODUCTS adds the products of a group to a sum.
 *
 * Sums are kept in registers. A tile is ROWS rows by ROW_BLOCKS blocks of 16 outputs, so that what is loaded serves several
 * times. Where there are fewer rows a tile is FEW_ROWS by FEW_BLOCKS, or one by BLOCKS, so that there are always enough
 * sums in flight to hide the time that a multiplication takes. */

/* `rows` rows by `blocks` blocks. */
TARGET static inline __attribute__((always_inline)) void NAME(tile)(const uint8_t *x, size_t stride, const int8_t *w, size_t block_size,
                                                                    const int32_t *bias, size_t groups, size_t m, int32_t *out, size_t rows,
                                                                    size_t blocks)
{
  VECTOR sum[NCI_TILE_SUMS];
  for (size_t r = 0; r < rows; r++)
    for (size_t v = 0; v < blocks * VECTORS; v++) sum[r * blocks * VECTORS + v] = bias ? LOAD(bias + v * (NCI_LANES / VECTORS)) : ZERO;
  for (size_t i = 0; i < groups; i++, x += 4, w += 4 * NCI_LANES) {
    VECTOR weights[NCI_TILE_SUMS];
    for (size_t b = 0; b < blocks; b++)
      for (size_t v = 0; v < VECTORS; v++) weights[b * VECTORS + v] = LOAD(w + b * block_size + v * (4 * NCI_LANES / VECTORS));
    for (size_t r = 0; r < rows; r++) {
      int32_t group;
      memcpy(&group, x + r * stride, sizeof group);
      VECTOR spread = SPREAD(group);
      for (size_t v = 0; v < blocks * VECTORS; v++)
        sum[r * blocks * VECTORS + v] = ADD_PRODUCTS(sum[r * blocks * VECTORS + v], weights[v], spread);
    }
  }
  for (size_t r = 0; r < rows; r++)
    for (size_t v = 0; v < blocks * VECTORS; v++) STORE(out + r * m + v * (NCI_LANES / VECTORS), sum[r * blocks * VECTORS + v]);
}

/* Outputs of `rows` rows from output o on, `blocks` blocks at a time. Gives where the rest begins, which is less. */
TARGET static inline __attribute__((always_inline)) size_t NAME(stretch)(const uint8_t *x, size_t stride, const int8_t *w, size_t block_size,
                                                                         const int32_t *bias, size_t groups, size_t m, int32_t *out, size_t rows,
                                                                         size_t blocks, size_t o)
{
  for (; o + blocks * NCI_LANES <= m; o += blocks * NCI_LANES)
    NAME(tile)(x, stride, w + o / NCI_LANES * block_size, block_size, bias ? bias + o : NULL, groups, m, out + o, rows, blocks);
  return o;
}

/* All outputs of n rows, `rows` at a time. What is left over at the end is too little for a tile: some rows come twice. */
TARGET static inline __attribute__((always_inline)) void NAME(tiles)(const uint8_t *x, size_t stride, size_t n, const int8_t *w,
                                                                     size_t block_size, const int32_t *bias, size_t groups, size_t m,
                                                                     int32_t *out, size_t rows, size_t blocks)
{
  for (size_t t = 0; t < n; t += rows) {
    if (t > n - rows) t = n - rows;
    size_t o = NAME(stretch)(x + t * stride, stride, w, block_size, bias, groups, m, out + t * m, rows, blocks, 0);
    o = NAME(stretch)(x + t * stride, stride, w, block_size, bias, groups, m, out + t * m, rows, (blocks + 3) / 4, o);
    NAME(stretch)(x + t * stride, stride, w, block_size, bias, groups, m, out + t * m, rows, 1, o);
  }
}

/* groups: how many a row has, k / 2 of 16 bits or k / 4 of 8. block_size: bytes from one block of the weights to the next. */
TARGET static void NAME(matmul)(const void *x, size_t stride, size_t n, const void *w, size_t block_size, const int32_t *bias, size_t groups,
                                size_t m, int32_t *out)
{
  if (n >= ROWS) NAME(tiles)(x, stride, n, w, block_size, bias, groups, m, out, ROWS, ROW_BLOCKS);
  else if (n >= FEW_ROWS) NAME(tiles)(x, stride, n, w, block_size, bias, groups, m, out, FEW_ROWS, FEW_BLOCKS);
  else NAME(tiles)(x, stride, n, w, block_size, bias, groups, m, out, 1, BLOCKS);
}

#undef NAME
#undef ADD_PRODUCTS
