// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.spark.driver;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.apache.spark.api.java.function.FlatMapFunction;

/** On an executor: the lines of a batch, as the worker reads them. */
final class Expand implements FlatMapFunction<Iterator<byte[]>, String> {
	private static final long serialVersionUID = 1;

	@Override
	public Iterator<String> call(Iterator<byte[]> batches) throws IOException {
		Stream<String> lines = Stream.empty();
		while (batches.hasNext()) {
			lines = Stream.concat(lines, lines(batches.next()));
		}
		return lines.iterator();
	}

	private static Stream<String> lines(byte[] batch) throws IOException {
		GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(batch));
		return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines();
	}
}
