/* Unrolls calendars with libical, the engine of Evolution and GNOME Calendar: one line of JSON for
 * each file named, [[start, end, state], …]; times in the zone of the file's own VTIMEZONE.
 *
 * RRULE and the zone are libical's; EXDATE and RECURRENCE-ID are applied here (RFC 5545 §3.8.5.1,
 * §3.8.4.4), for libical leaves that to its callers. Build: cc libical.c -lical
 */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST 5000

static char *read_file(const char *path) {
    FILE *stream = fopen(path, "rb");
    if (!stream) { perror(path); exit(2); }
    fseek(stream, 0, SEEK_END);
    long size = ftell(stream);
    rewind(stream);
    char *text = malloc((size_t)size + 1);
    if (fread(text, 1, (size_t)size, stream) != (size_t)size) { perror(path); exit(2); }
    text[size] = 0;
    fclose(stream);
    return text;
}

static struct icaltimetype time_of(icalproperty *property, icalcomponent *event) {
    return icalproperty_get_datetime_with_component(property, event);
}

static void print_time(struct icaltimetype t) {
    printf("\"%04d-%02d-%02d", t.year, t.month, t.day);
    if (!t.is_date) {
        int is_daylight = 0;
        int ahead = icaltimezone_get_utc_offset((icaltimezone *)t.zone, &t, &is_daylight);
        int minutes = abs(ahead) / 60;
        printf("T%02d:%02d:%02d%c%02d:%02d", t.hour, t.minute, t.second, ahead < 0 ? '-' : '+',
               minutes / 60, minutes % 60);
    }
    printf("\"");
}

static int printed;

static void print_one(struct icaltimetype start, struct icaldurationtype length, const char *state) {
    printf(printed++ ? ",[" : "[");
    print_time(start);
    printf(",");
    print_time(icaltime_add(start, length));
    printf(",\"%s\"]", state);
}

static int is_named_by(icalcomponent *event, icalproperty_kind kind, struct icaltimetype start) {
    icalproperty *p = icalcomponent_get_first_property(event, kind);
    for (; p; p = icalcomponent_get_next_property(event, kind))
        if (icaltime_compare(time_of(p, event), start) == 0) return 1;
    return 0;
}

static int is_replaced(icalcomponent *calendar, const char *uid, struct icaltimetype start) {
    icalcompiter at = icalcomponent_begin_component(calendar, ICAL_VEVENT_COMPONENT);
    icalcomponent *event;
    for (; (event = icalcompiter_deref(&at)); icalcompiter_next(&at))
        if (!strcmp(icalcomponent_get_uid(event), uid) &&
            is_named_by(event, ICAL_RECURRENCEID_PROPERTY, start))
            return 1;
    return 0;
}

static void unroll(icalcomponent *calendar, icalcomponent *event) {
    const char *state = icalenum_status_to_string(icalcomponent_get_status(event));
    struct icaltimetype start = icalcomponent_get_dtstart(event);
    struct icaldurationtype length = icalcomponent_get_duration(event);
    icalproperty *rule = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
    if (start.is_date && !icalcomponent_get_first_property(event, ICAL_DTEND_PROPERTY)) {
        length = icaldurationtype_from_int(24 * 60 * 60); /* §3.6.1 */
    }
    if (!rule) { print_one(start, length, state); return; }
    icalrecur_iterator *starts = icalrecur_iterator_new(icalproperty_get_rrule(rule), start);
    if (!starts) { fprintf(stderr, "no iterator\n"); exit(3); }
    for (int n = 0; n < MOST; n++) {
        struct icaltimetype next = icalrecur_iterator_next(starts);
        if (icaltime_is_null_time(next)) break;
        if (is_named_by(event, ICAL_EXDATE_PROPERTY, next)) continue;
        if (is_replaced(calendar, icalcomponent_get_uid(event), next)) continue;
        print_one(next, length, state);
    }
    icalrecur_iterator_free(starts);
}

int main(int count, char **paths) {
    for (int n = 1; n < count; n++) {
        char *text = read_file(paths[n]);
        icalcomponent *calendar = icalparser_parse_string(text);
        if (!calendar || icalcomponent_count_errors(calendar)) {
            fprintf(stderr, "%s: libical finds %d errors\n%s\n", paths[n],
                    calendar ? icalcomponent_count_errors(calendar) : -1,
                    calendar ? icalcomponent_as_ical_string(calendar) : "");
            return 3;
        }
        printed = 0;
        printf("[");
        icalcompiter at = icalcomponent_begin_component(calendar, ICAL_VEVENT_COMPONENT);
        icalcomponent *event;
        for (; (event = icalcompiter_deref(&at)); icalcompiter_next(&at)) unroll(calendar, event);
        printf("]\n");
        icalcomponent_free(calendar);
        free(text);
    }
    return 0;
}
