/* Writes a workbook as libxlsxwriter does it with the least memory, to measure our own
 * writer against it: the same cells, the same number formats.
 *
 *   constant_memory CELLS [WORKBOOK]
 *
 * CELLS is a text: its first line says of each column what it holds (s text, n whole
 * number, m money, d day), the others are rows, with tabs between the cells. Without
 * WORKBOOK the cells are read and nothing is written, so that the reading can be taken
 * off. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

int main(int argc, char **argv) {
    if (argc < 2) return 2;
    FILE *in = fopen(argv[1], "rb");
    if (!in) return 1;
    static char buffer[1 << 20], line[1 << 16], kinds[256];
    setvbuf(in, buffer, _IOFBF, sizeof buffer);
    if (!fgets(kinds, sizeof kinds, in)) return 1;
    kinds[strcspn(kinds, "\n")] = 0;

    lxw_workbook *book = NULL;
    lxw_worksheet *sheet = NULL;
    lxw_format *formats[128] = {0};
    if (argc > 2) {
        lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = NULL};
        book = workbook_new_opt(argv[2], &options);
        sheet = workbook_add_worksheet(book, NULL);
        const char *shown[] = {"s", "@", "n", "0", "m", "0.00", "d", "yyyy-mm-dd"};
        for (int i = 0; i < 8; i += 2) {
            lxw_format *f = formats[(int)shown[i][0]] = workbook_add_format(book);
            format_set_num_format(f, shown[i + 1]);
        }
    }
    double sum = 0; /* so that no compiler leaves the reading out */
    for (lxw_row_t row = 0; fgets(line, sizeof line, in); row++) {
        char *cell = line;
        for (lxw_col_t column = 0; kinds[column]; column++) {
            char *end = cell + strcspn(cell, "\t\n");
            char more = *end;
            *end = 0;
            lxw_format *format = formats[(int)kinds[column]];
            if (kinds[column] == 's') {
                if (!sheet) sum += end - cell;
                else if (*cell) worksheet_write_string(sheet, row, column, cell, format);
                else worksheet_write_blank(sheet, row, column, format);
            } else {
                double number = *cell ? strtod(cell, NULL) : 0;
                if (!sheet) sum += number;
                else if (*cell) worksheet_write_number(sheet, row, column, number, format);
                else worksheet_write_blank(sheet, row, column, format);
            }
            if (more != '\t') break;
            cell = end + 1;
        }
    }
    fclose(in);
    if (!book) return sum < 0;
    return workbook_close(book) != LXW_NO_ERROR;
}
