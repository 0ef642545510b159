package io.grokscape.dashboard.api;

import io.grokscape.dashboard.readmodel.Database;
import io.grokscape.dashboard.readmodel.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/** Names answers that are dear to make by the revisions of what they are made from: asked again, nothing is made. */
@ApplicationScoped
class RevisionTags {
    /** Sums, not the newest: a transaction may commit after one that began later. */
    private static final String OF_STUDY = """
            SELECT concat_ws('.', (SELECT left(id::text, 8) FROM read_model.generation), study.revision,
                count(run.run_id), sum(run.revision))
            FROM read_model.study LEFT JOIN read_model.study_run USING (study_id)
            LEFT JOIN read_model.run ON run.run_id = study_run.run_id
            WHERE study_id = ? GROUP BY study.study_id
            """;

    private final Database database;

    RevisionTags(Database database) {
        this.database = database;
    }

    /**
     * The answer about a study, made from the name of its revision, or word that the client has it; a study that is not
     * there is a problem.
     */
    <T> RestResponse<T> ofStudy(String studyId, HttpHeaders headers, Function<String, T> answer) {
        String revision =
                database.read(connection -> Sql.query(connection, OF_STUDY, row -> row.getString(1), studyId)).stream()
                        .findFirst()
                        .orElseThrow(() -> ProblemException.notFound("study", studyId));
        String tag = "W/\"" + revision + "\"";
        return KnownTag.among(headers.getHeaderString("If-None-Match"), tag)
                ? RestResponse.ResponseBuilder.<T>create(RestResponse.Status.NOT_MODIFIED)
                        .header("ETag", tag)
                        .build()
                : RestResponse.ResponseBuilder.ok(answer.apply(revision))
                        .header("ETag", tag)
                        .build();
    }
}
