// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.random.RandomStream;

class CsvFormatTest {
	@TempDir
	Path folder;

	private Path write(String name, String text) throws IOException {
		return Files.writeString(folder.resolve(name), text);
	}

	private Samples read(String text) throws IOException {
		return new CsvFormat().read(write("s.csv", text));
	}

	private DataSet both(String train, String test) throws IOException {
		return new CsvFiles(write("train.csv", train), write("test.csv", test)).load(RandomStream.of(1), Monitor.NONE);
	}

	@Test
	void featuresThenClass() throws IOException {
		var samples = read("# made by hand\nx,\"y, quoted\",class\n0.25,-1e-3,1\n\n 1 , 2 ,0\n# another remark\n\"3\",4,2.0\n");
		assertEquals(Shape.vector(2), samples.shape());
		assertArrayEquals(new float[] { 0.25f, -1e-3f, 1, 2, 3, 4 }, samples.inputs());
		assertArrayEquals(new int[] { 1, 0, 2 }, samples.labels());
		assertEquals(3, samples.classes());
		assertEquals(2, read("x,class\n1,0\n").classes(), "one class alone cannot be told from another");
		assertEquals(List.of("csv"), new CsvFormat().endings());
	}

	@Test
	void lineEndsOfWindowsAndByteOrderMarks() throws IOException {
		assertArrayEquals(new float[] { 1, 2 }, read("\ufeffx,class\r\n1,0\r\n2,1").inputs());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"x,y,class~1,2,0~1,0 | s.csv:3: 2 columns, the lines before have 3: give every line the same columns",
			"x,y,class~1,2,0~1,2,3,0 | s.csv:3: 4 columns, the lines before have 3: give every line the same columns",
			"x,class~~1 | s.csv:3: one column: give the features and, last, the class, separated by commas",
			"x;class~1;0 | s.csv:2: one column: give the features and, last, the class, separated by commas",
			"# r~x,class~1,0~l,0 | s.csv:4: 'l' is not a number: write it like 0.25",
			"x,class~1,0~,0 | s.csv:3: '' is not a number: write it like 0.25",
			"x,class~NaN,0 | s.csv:2: 'NaN' is not finite as a single-precision number: remove the line",
			"x,class~1e39,0 | s.csv:2: '1e39' is not finite as a single-precision number: remove the line",
			"x,class~1,-1 | s.csv:2: class '-1': the last column is the class, a whole number from 0",
			"x,class~1,0.5 | s.csv:2: class '0.5': the last column is the class, a whole number from 0",
			"x,class~1,1e9 | s.csv:2: class '1e9': the last column is the class, a whole number from 0",
			"x,class~1,cat | s.csv:2: 'cat' is not a number: write it like 0.25",
			"x,class | s.csv has no samples: give one heading line and at least one line of features and class",
			"`` | s.csv has no samples: give one heading line and at least one line of features and class",
			"1,0~2,1 | s.csv:1: the heading line is missing: begin with a line that names the columns",
			"x,class~1,0~\"2\"x,1 | s.csv:3: is not comma separated text: check the quotation marks" })
	void faultsNameLineAndMend(String text, String message) {
		var fault = assertThrows(KirchhoffException.class, () -> read(text.replace('~', '\n')));
		assertEquals(message, fault.line().replace(folder + "/", ""));
	}

	@Test
	void bytesThatAreNoTextAreNoNumbers() throws IOException {
		var file = Files.write(folder.resolve("b.csv"), new byte[] { 'x', ',', 'c', '\n', (byte) 0xff, ',', '1' });
		assertTrue(assertThrows(KirchhoffException.class, () -> new CsvFormat().read(file)).getMessage().contains("b.csv:2: "));
	}

	@Test
	void missingFilesAreForTheCaller() {
		assertThrows(NoSuchFileException.class, () -> new CsvFormat().read(folder.resolve("none.csv")));
	}

	@Test
	void twoFilesMakeADataSet() throws IOException {
		var data = both("x,y,class\n1,2,0\n3,4,2\n", "x,y,class\n5,6,1\n");
		assertEquals("train.csv", data.name());
		assertEquals(2, data.train().count());
		assertArrayEquals(new float[] { 5, 6 }, data.test().inputs());
		assertEquals(3, data.train().classes());
		assertEquals(3, data.test().classes(), "classes of both files together");
		assertEquals(5, both("x,class\n1,0\n", "x,class\n1,4\n").train().classes());
	}

	@Test
	void filesThatDoNotFitEachOtherAreNamed() {
		var fault = assertThrows(KirchhoffException.class, () -> both("x,y,class\n1,2,0\n", "x,class\n5,1\n"));
		assertEquals("test.csv has 1 features, train.csv has 2: give both files the same columns", fault.line().replace(folder + "/", ""));
		var broken = assertThrows(KirchhoffException.class, () -> both("x,class\n1,0\n", "x,class\n5\n"));
		assertTrue(broken.getMessage().contains("test.csv:2: "));
	}
}
