/** A small CSV reader that is fast on numbers and says where a file is wrong. */
package io.grokscape.dynamics.csv;
