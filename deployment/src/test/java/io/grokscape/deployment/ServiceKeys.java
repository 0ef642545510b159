package io.grokscape.deployment;

import java.io.InputStream;
import java.util.List;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.BlobStoreLocator;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** A key per service, of its name, each with its policy of k8s/s3-policies: as a store that knows policies has them. */
record ServiceKeys(BlobStore objects) implements BlobStoreLocator {
    static final List<String> SERVICES = List.of("planner", "trainer", "analyzer");

    static String secret(String service) {
        return "s3-secret-of-" + service;
    }

    @Override
    public AccessGrant locateBlobStore(String key, String bucket, String object) {
        return SERVICES.contains(key) ? new AccessGrant(secret(key), new Policed(objects, Policy.of(key))) : null;
    }

    /** The store as a key sees it. */
    private static final class Policed extends ForwardingBlobStore {
        private final Policy policy;

        Policed(BlobStore objects, Policy policy) {
            super(objects);
            this.policy = policy;
        }

        private void need(String action, String object) {
            if (!policy.allows("s3:" + action, object)) {
                throw S3Exceptions.fromStatusCode(403);
            }
        }

        @Override
        public CreateBucketResponse createContainer(CreateBucketRequest request) {
            need("CreateBucket", "");
            return super.createContainer(request);
        }

        @Override
        public HeadBucketResponse headBucket(HeadBucketRequest request) {
            need("ListBucket", "");
            return super.headBucket(request);
        }

        @Override
        public ListObjectsV2Response list(ListObjectsV2Request request) {
            need("ListBucket", "");
            return super.list(request);
        }

        @Override
        public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
            need("GetObject", request.key());
            return super.blobMetadata(request);
        }

        @Override
        public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
            need("GetObject", request.key());
            return super.getBlob(request);
        }

        @Override
        public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
            need("PutObject", request.key());
            return super.putBlob(request, body);
        }

        @Override
        public CopyObjectResponse copyBlob(CopyObjectRequest request) {
            need("GetObject", request.sourceKey());
            need("PutObject", request.destinationKey());
            return super.copyBlob(request);
        }

        @Override
        public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
            need("PutObject", request.key());
            return super.initiateMultipartUpload(request);
        }

        @Override
        public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
            need("DeleteObject", request.key());
            return super.removeBlob(request);
        }
    }
}
