// Exercises newlib as Debian ships it for Cortex-M: formatted output, the allocator, sorting, decimal conversion, non-local jumps.
#include <errno.h>
#include <math.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int compare(const void *a, const void *b) {
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

static int compare_text(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void formatted(void) {
    printf("%d %i %u %x %#X %o %c %s %5.2s| %-6d| %+d %05d\n", -42, 17, 3000000000u, 0xBEEF, 0xCAFE, 8, 'z', "text", "cut", 7, 7, -7);
    printf("%lld %llx %llu\n", -1234567890123456789LL, 0x0123456789ABCDEFULL, (unsigned long long)-1);
    printf("%f %.3e %g %g %.10f\n", 3.14159265358979, 6.02214076e23, 1e-5, 100000000.0, 1.0 / 3.0);
    printf("%g %g %g\n", INFINITY, -INFINITY, NAN);
    char text[16];
    const char *volatile longer = "longer than the buffer";
    int length = snprintf(text, sizeof text, "%s", longer);
    printf("%d %s\n", length, text);
}

static void allocated(void) {
    enum { blocks = 64 };
    char *block[blocks];
    uint32_t seed = 1, sum = 0;
    for (int round = 0; round < 4; round++) {
        for (int i = 0; i < blocks; i++) {
            seed = seed * 1664525 + 1013904223;
            size_t size = 1 + (seed >> 24);
            block[i] = malloc(size);
            if (!block[i]) { printf("malloc failed\n"); exit(3); }
            memset(block[i], i, size);
            sum += (uint32_t)block[i][size - 1];
        }
        for (int i = 0; i < blocks; i += 2) { free(block[i]); }
        for (int i = 0; i < blocks; i += 2) { block[i] = calloc(4, 8); sum += (uint32_t)block[i][31]; }
        for (int i = 0; i < blocks; i++) {
            block[i] = realloc(block[i], 300);
            sum += (uint32_t)block[i][0];
        }
        for (int i = 0; i < blocks; i++) { free(block[i]); }
    }
    printf("sum %lu\n", (unsigned long)sum);
}

static void sorted(void) {
    int numbers[100];
    uint32_t seed = 7;
    for (int i = 0; i < 100; i++) {
        seed = seed * 1664525 + 1013904223;
        numbers[i] = (int)(seed >> 16) - 32768;
    }
    qsort(numbers, 100, sizeof numbers[0], compare);
    for (int i = 0; i < 100; i += 11) { printf("%d ", numbers[i]); }
    int key = numbers[42];
    int *found = bsearch(&key, numbers, 100, sizeof numbers[0], compare);
    printf("at %d\n", (int)(found - numbers));
    const char *words[] = {"pear", "fig", "apple", "quince", "cherry"};
    qsort(words, 5, sizeof words[0], compare_text);
    for (int i = 0; i < 5; i++) { printf("%s%c", words[i], i == 4 ? '\n' : ' '); }
}

static void converted(void) {
    const char *numbers[] = {"1.5", "-2.25e3", "0x1.8p1", "1e400", "4.9e-324", "0.1", "123456789012345678", "nan", "1.7976931348623157e308x"};
    for (unsigned i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        char *end;
        errno = 0;
        double value = strtod(numbers[i], &end);
        printf("%s = %.17g, rest '%s', errno %d\n", numbers[i], value, end, errno);
    }
    printf("%ld %lu %lld\n", strtol("-0x7f", NULL, 0), strtoul("777", NULL, 8), strtoll("9223372036854775808", NULL, 10));
    int a = 0;
    float b = 0;
    char c[8] = "";
    printf("%d:", sscanf("12 3.5 seven", "%d %f %7s", &a, &b, c));
    printf(" %d %.2f %s\n", a, (double)b, c);
    printf("%.12f %.12f %.12f\n", sin(1.0), sqrt(2.0), pow(2.0, 0.5));
}

static jmp_buf place;

static void deeper(int depth) {
    if (depth > 0) { deeper(depth - 1); }
    longjmp(place, 5);
}

static void jumped(void) {
    volatile int passes = 0;
    int value = setjmp(place);
    if (passes++ < 3) { deeper(10 + passes); }
    printf("jumped %d times, value %d\n", passes - 1, value);
}

int main(void) {
    formatted();
    allocated();
    sorted();
    converted();
    jumped();
    printf("done\n");
    fflush(stdout);
    return 0;
}
