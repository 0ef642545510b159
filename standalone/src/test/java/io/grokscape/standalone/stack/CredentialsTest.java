package io.grokscape.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.standalone.process.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
    @TempDir
    private Path temp;

    @Test
    void keysAreMadeOncePerFolderAndReadableByTheirOwnerAlone() throws Exception {
        DataFolder folder = new DataFolder(temp);

        Credentials made = Credentials.of(folder);

        assertThat(Credentials.of(folder)).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.credentials())))
                .isEqualTo("rw-------");
    }

    @Test
    void foldersHaveDifferentKeysAndNoneIsPrinted() throws Exception {
        Credentials one = Credentials.of(new DataFolder(Files.createDirectory(temp.resolve("one"))));
        Credentials two = Credentials.of(new DataFolder(Files.createDirectory(temp.resolve("two"))));

        assertThat(one.dbPassword()).isNotEqualTo(two.dbPassword());
        assertThat(one.s3SecretKey()).isNotEqualTo(one.dbPassword());
        assertThat(one.toString()).doesNotContain(one.dbPassword()).doesNotContain(one.s3SecretKey());
    }
}
