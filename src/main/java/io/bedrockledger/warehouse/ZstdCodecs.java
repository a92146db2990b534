package io.bedrockledger.warehouse;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Parquet's page compression with zstd called directly: the stock codec first builds a Hadoop configuration, which
 * costs a short command more time than its own work. Other codecs, in files that another program wrote, are the stock ones.
 */
final class ZstdCodecs implements CompressionCodecFactory {

    /** Parquet's own default level. */
    private static final int LEVEL = 3;

    private static final int STOCK_BUFFER_BYTES = 64 * 1024;

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
        if (name == CompressionCodecName.ZSTD) {
            return new Compressor();
        }
        return stock().getCompressor(name);
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
        if (name == CompressionCodecName.ZSTD) {
            return new Decompressor();
        }
        return stock().getDecompressor(name);
    }

    @Override
    public void release() {}

    private static CodecFactory stock() {
        return new CodecFactory(new PlainParquetConfiguration(), STOCK_BUFFER_BYTES);
    }

    private static byte[] array(BytesInput bytes) throws IOException {
        ByteArrayOutputStream array = new ByteArrayOutputStream(Math.toIntExact(bytes.size()));
        bytes.writeAllTo(array);
        return array.toByteArray();
    }

    /** Keeps its native state, a megabyte or so, from page to page; released with the file that it writes. */
    private static final class Compressor implements BytesInputCompressor {

        private final ZstdCompressCtx state = new ZstdCompressCtx().setLevel(LEVEL);

        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            return BytesInput.from(state.compress(array(bytes)));
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.ZSTD;
        }

        @Override
        public void release() {
            state.close();
        }
    }

    private static final class Decompressor implements BytesInputDecompressor {

        @Override
        public BytesInput decompress(BytesInput bytes, int size) throws IOException {
            return BytesInput.from(Zstd.decompress(array(bytes), size));
        }

        @Override
        public void decompress(ByteBuffer input, int compressedSize, ByteBuffer output, int size) {
            byte[] compressed = new byte[compressedSize];
            input.get(compressed);
            output.put(Zstd.decompress(compressed, size));
        }

        @Override
        public void release() {}
    }
}
