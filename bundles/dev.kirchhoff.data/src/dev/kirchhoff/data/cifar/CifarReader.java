// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.cifar;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.data.binary.ByteSource;
import dev.kirchhoff.data.binary.Count;

/**
 * Reads batches. They have no header: how many images there are only their end tells, so bytes are kept until then, a quarter of what the
 * values need that are made of them once. Every file is checked to its end, whatever is asked for.
 */
final class CifarReader {
	/** Images read at once. */
	private static final int BLOCK = 256;
	private static final float[] LEVEL = new float[256];

	static {
		for (int value = 0; value < LEVEL.length; value++) {
			LEVEL[value] = value / 255f;
		}
	}

	private final CifarRecord form;
	private final int asked;
	private final Monitor monitor;
	private final List<byte[]> blocks = new ArrayList<>();
	private long kept;
	private long available;

	private CifarReader(CifarRecord form, int asked, Monitor monitor) {
		this.form = form;
		this.asked = asked;
		this.monitor = monitor;
	}

	/**
	 * The images of files, one after the other, bytes 0 to 255 as 0..1.
	 *
	 * @param asked how many, the first ones; 0: all
	 */
	static Samples read(List<Path> files, CifarRecord form, int asked, Monitor monitor) throws IOException {
		var reader = new CifarReader(form, asked, monitor);
		for (var file : files) {
			try (var source = ByteSource.open(file)) {
				reader.read(source);
			}
		}
		return reader.samples(files);
	}

	private void read(ByteSource source) {
		long first = available;
		int size = form.size();
		while (true) {
			monitor.check();
			var block = new byte[BLOCK * size];
			int got = source.some(block, block.length);
			int whole = got / size;
			check(source, available - first, block, whole);
			available += whole;
			if (whole > 0 && (asked == 0 || kept < asked)) {
				blocks.add(whole == BLOCK ? block : Arrays.copyOf(block, whole * size));
				kept += whole;
			}
			if (got % size != 0) {
				throw new KirchhoffException(source.name() + ": ends at byte " + source.position() + ", within image " + (available - first + 1) + ", which needs " + size + " bytes and has "
						+ got % size, form.other() + " it is cut off: get or copy it again");
			}
			if (got < block.length) {
				break;
			}
		}
		if (available == first) {
			throw new KirchhoffException(source.name() + ": has no images", "give a file that has some");
		}
	}

	/** Labels of a block, which begins with the image of this number. */
	private void check(ByteSource source, long number, byte[] block, int count) {
		for (int k = 0; k < count; k++) {
			int label = block[k * form.size() + form.label()] & 0xff;
			if (label >= form.classes()) {
				long image = number + k;
				throw new KirchhoffException(source.name() + ": image " + (image + 1) + ", at byte " + image * form.size() + ", has the label " + label + ", not one of 0 to " + (form.classes() - 1),
						form.other() + " it is damaged or no file of this kind: get or copy it again");
			}
		}
	}

	private Samples samples(List<Path> files) {
		int features = CifarRecord.SHAPE.size();
		int count = Count.of(asked, available, features, files.stream().map(Path::toString).collect(Collectors.joining(", ")));
		var inputs = new float[count * features];
		var labels = new int[count];
		int at = 0;
		for (var block : blocks) {
			for (int from = 0; from < block.length && at < count; from += form.size(), at++) {
				labels[at] = block[from + form.label()] & 0xff;
				for (int i = 0; i < features; i++) {
					inputs[at * features + i] = LEVEL[block[from + form.labels() + i] & 0xff];
				}
			}
		}
		return new Samples(CifarRecord.SHAPE, inputs, labels, form.classes());
	}
}
