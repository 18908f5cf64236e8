// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.numpy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.data.binary.ByteSource;

/**
 * What an array's header says: versions 1 to 3 of NumPy's format (NEP 1).
 *
 * @param shape   extents; the last one runs fastest, or the first one if {@code fortran}
 */
record NpyHeader(NpyType type, boolean fortran, long[] shape) {
	private static final byte[] MAGIC = { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y' };
	private static final int LONGEST = 1 << 20;
	private static final Pattern TYPE = Pattern.compile("['\"]descr['\"]\\s*:\\s*(?:['\"]([^'\"]*)['\"]|(\\[))");
	private static final Pattern ORDER = Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
	private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([0-9L,\\s]*)\\)");

	/** @throws KirchhoffException if there is none that can be used */
	static NpyHeader read(ByteSource source) {
		var start = new byte[8];
		source.read(start, start.length);
		if (!Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
			throw new KirchhoffException(source.name() + ": does not begin as a NumPy array does", "write it with numpy.save");
		}
		int version = start[6];
		if (version < 1 || version > 3) {
			throw new KirchhoffException(source.name() + ": is in version " + version + "." + start[7] + " of the format, at byte 6", "versions 1 to 3 are read");
		}
		var size = new byte[version == 1 ? 2 : 4];
		source.read(size, size.length);
		long length = 0;
		for (int k = size.length - 1; k >= 0; k--) {
			length = length << 8 | size[k] & 0xff;
		}
		if (length > LONGEST) {
			throw new KirchhoffException(source.name() + ": has a header of " + length + " bytes at byte " + start.length, "write it again with numpy.save");
		}
		var text = new byte[(int) length];
		source.read(text, text.length);
		return parse(source.name(), new String(text, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
	}

	private static NpyHeader parse(String name, String text) {
		var type = TYPE.matcher(text);
		var order = ORDER.matcher(text);
		var shape = SHAPE.matcher(text);
		if (!type.find() || !order.find() || !shape.find()) {
			throw new KirchhoffException(name + ": its header does not say type, order and shape: " + text.strip(), "write it again with numpy.save");
		}
		if (type.group(2) != null) {
			throw new KirchhoffException(name + ": holds records, not numbers", "save one array of plain numbers");
		}
		return new NpyHeader(NpyType.of(name, type.group(1)), order.group(1).equals("True"), extents(name, shape.group(1)));
	}

	private static long[] extents(String name, String text) {
		List<Long> extents = new ArrayList<>();
		try {
			for (var part : text.split(",")) {
				if (!part.isBlank()) {
					extents.add(Long.parseLong(part.strip().replaceFirst("L$", "")));
				}
			}
			extents.stream().filter(extent -> extent > 0).reduce(8L, Math::multiplyExact);
		} catch (NumberFormatException | ArithmeticException e) {
			throw new KirchhoffException(name + ": has the impossible shape (" + text + ")", "write it again with numpy.save", e);
		}
		return extents.stream().mapToLong(Long::longValue).toArray();
	}

	/** How many numbers there are. */
	long count() {
		return Arrays.stream(shape).reduce(1, (product, extent) -> product * extent);
	}

	/** {@code (60000, 28, 28)}. */
	String extents() {
		return Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", ", "(", ")"));
	}
}
