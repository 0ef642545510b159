/** What the pipeline costs beside the training it is for: runs, submissions, measurements and dispatches, under load. */
package io.grokscape.benchmarks.load;
