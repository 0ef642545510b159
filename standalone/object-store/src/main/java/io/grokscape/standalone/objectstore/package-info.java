/** The local stack's object store: S3Proxy over a folder. */
package io.grokscape.standalone.objectstore;
