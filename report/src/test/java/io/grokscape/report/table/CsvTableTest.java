package io.grokscape.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvTableTest {
    @Test
    void csvFieldsAreQuotedWhereTheyMustBe() {
        assertThat(CsvTable.field("plain words")).isEqualTo("plain words");
        assertThat(CsvTable.field("a \"b\", c")).isEqualTo("\"a \"\"b\"\", c\"");
        assertThat(CsvTable.field("two\nlines")).isEqualTo("\"two\nlines\"");
        assertThat(CsvTable.field(" wide ")).isEqualTo("\" wide \"");
    }
}
