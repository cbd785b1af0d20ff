package io.trialledger.embeddedmongo;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;

/** Documents as they are stored: BSON. Each read decodes anew, so no reader ever holds a document another is changing. */
final class BsonBytes {

    private static final int DOCUMENT_TOO_LARGE = 10334;

    private BsonBytes() {}

    static byte[] encode(Document document) {
        ByteBuf buffer = Unpooled.buffer(1024);
        BsonEncoder.encodeDocument(document, buffer);
        if (buffer.writerIndex() > BsonConstants.MAX_BSON_OBJECT_SIZE) {
            throw new MongoServerError(
                    DOCUMENT_TOO_LARGE,
                    "BSONObjectTooLarge",
                    "a document of " + buffer.writerIndex() + " bytes is larger than the limit of "
                            + BsonConstants.MAX_BSON_OBJECT_SIZE);
        }
        return Arrays.copyOf(buffer.array(), buffer.writerIndex());
    }

    static Document decode(byte[] bytes) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }
}
