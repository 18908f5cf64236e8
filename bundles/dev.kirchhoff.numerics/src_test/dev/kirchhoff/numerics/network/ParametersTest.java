// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.kirchhoff.numerics.network.Layer.Convolution;
import dev.kirchhoff.numerics.network.Layer.FullyConnected;
import dev.kirchhoff.numerics.random.RandomStream;

class ParametersTest {

	private static byte[] bytes(Parameters parameters) throws IOException {
		var out = new ByteArrayOutputStream();
		parameters.write(out);
		return out.toByteArray();
	}

	private static Parameters read(byte[] bytes) throws IOException {
		return Parameters.read(new ByteArrayInputStream(bytes));
	}

	@Test
	void whatIsWrittenIsRead() throws IOException {
		var network = Samples.everything();
		var parameters = Samples.parameters(network, 1);
		parameters.weights(1)[0] = Float.NaN;
		parameters.weights(1)[1] = -0f;
		var back = read(bytes(parameters));
		back.requireFit(network);
		for (var node = 0; node < network.nodes().size(); node++)
			for (var tensor : Tensor.values())
				assertArrayEquals(parameters.get(node, tensor), back.get(node, tensor));
		assertEquals(parameters.hash(), back.hash());
	}

	@Test
	void aTensorLongerThanTheBufferAndAStreamThatGoesOn() throws IOException {
		var network = Network.sequence(Shape.vector(300), new FullyConnected(200, true));
		var parameters = Samples.parameters(network, 1);
		var bytes = bytes(parameters);
		assertEquals(8 + 4 + 4 + 2 + 2 * 4 + 4 * (300 * 200 + 200) + 4, bytes.length);
		var in = new ByteArrayInputStream(Arrays.copyOf(bytes, bytes.length + 5));
		assertEquals(parameters.hash(), Parameters.read(in).hash());
		assertEquals(5, in.available());
	}

	@Test
	void theLayoutIsTheDocumentedOne() throws IOException {
		var network = Network.sequence(Shape.vector(1), new FullyConnected(2, false));
		var parameters = Parameters.zeros(network);
		parameters.weights(1)[1] = 1.5f;
		var expected = ByteBuffer.allocate(8 + 4 + 4 + 1 + 1 + 4 + 8 + 4).order(ByteOrder.LITTLE_ENDIAN);
		expected.put("KIRCHPAR".getBytes()).putInt(1).putInt(2).put((byte) 0).put((byte) 1).putInt(2).putFloat(0)
				.putFloat(1.5f);
		var sum = new CRC32C();
		sum.update(expected.array(), 0, expected.position());
		expected.putInt((int) sum.getValue());
		assertArrayEquals(expected.array(), bytes(parameters));
	}

	@Test
	void everyDamageIsNoticed() throws IOException {
		var bytes = bytes(Samples.parameters(Samples.moons(), 1));
		for (var length = 0; length < bytes.length; length++) {
			var cut = Arrays.copyOf(bytes, length);
			assertThrows(IOException.class, () -> read(cut), "cut to " + length);
		}
		for (var i = 0; i < bytes.length; i++)
			for (var bit = 0; bit < 8; bit++) {
				var broken = bytes.clone();
				broken[i] ^= 1 << bit;
				assertThrows(IOException.class, () -> read(broken), "byte " + i + " bit " + bit);
			}
	}

	@Test
	void complaintsAreClear() throws IOException {
		var bytes = bytes(Samples.parameters(Samples.moons(), 1));
		assertEquals("not a file of network parameters",
				assertThrows(IOException.class, () -> read("Hello, world!".getBytes())).getMessage());
		assertEquals("the network parameters are cut short",
				assertThrows(IOException.class, () -> read(Arrays.copyOf(bytes, 40))).getMessage());
		var later = bytes.clone();
		later[8] = 2;
		assertEquals("network parameters of version 2, this program reads 1",
				assertThrows(IOException.class, () -> read(later)).getMessage());
		var flipped = bytes.clone();
		flipped[30] ^= 1;
		assertEquals("the network parameters are damaged: the checksum differs",
				assertThrows(IOException.class, () -> read(flipped)).getMessage());
	}

	/** A length of two thousand million values in a file of a few bytes must not be believed. */
	@Test
	void aHugeLengthDoesNotExhaustTheMemory() {
		var data = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
		data.put("KIRCHPAR".getBytes()).putInt(1).putInt(Integer.MAX_VALUE).put((byte) 1).putInt(Integer.MAX_VALUE);
		assertThrows(IOException.class, () -> read(data.array()));
	}

	@Test
	void hashesTellValuesApart() {
		var network = Samples.moons();
		var parameters = Samples.parameters(network, 1);
		var same = parameters.copy();
		assertEquals(parameters.hash(), same.hash());
		assertTrue(parameters.hash().matches("[0-9a-f]{64}"));
		same.weights(1)[0] = Math.nextUp(same.weights(1)[0]);
		assertNotEquals(parameters.hash(), same.hash());
	}

	@Test
	void copiesShareNothingAndReplacementsTheRest() {
		var network = Samples.moons();
		var parameters = Samples.parameters(network, 1);
		var copy = parameters.copy();
		assertNotSame(parameters.weights(1), copy.weights(1));
		assertArrayEquals(parameters.weights(1), copy.weights(1));
		var other = new float[16];
		var replaced = parameters.with(1, Tensor.WEIGHTS, other);
		assertSame(other, replaced.weights(1));
		assertSame(parameters.weights(3), replaced.weights(3));
		assertNotSame(other, parameters.weights(1));
		assertThrows(IllegalArgumentException.class, () -> parameters.with(1, Tensor.WEIGHTS, new float[15]));
		assertThrows(IllegalArgumentException.class, () -> parameters.with(2, Tensor.BIAS, new float[1]));
		copy.bias(1)[0] = 77;
		parameters.set(copy);
		assertEquals(77, parameters.bias(1)[0]);
		assertNull(parameters.weights(2));
		assertEquals("fullyconnected3: wants 8 values as WEIGHTS, the parameters have 16",
				assertThrows(IllegalArgumentException.class,
						() -> Parameters.zeros(Network.sequence(Shape.vector(2), new FullyConnected(8, true),
								new Layer.Flatten(), new FullyConnected(2, true), new Layer.Flatten()))
								.requireFit(network)).getMessage());
	}

	@ParameterizedTest
	@EnumSource(Initializer.class)
	void initialWeightsHaveTheirSpread(Initializer initializer) {
		var network = Network.sequence(new Shape(3, 8, 8), new Convolution(20, 3, 3, 1, 1, true), new Layer.Flatten(),
				new FullyConnected(30, true));
		var parameters = initializer.draw(network, RandomStream.of(5), 0.25f);
		double fanIn = 1280;
		double fanOut = 30;
		var expected = switch (initializer) {
		case XAVIER_UNIFORM, XAVIER_NORMAL -> Math.sqrt(2 / (fanIn + fanOut));
		case HE_UNIFORM, HE_NORMAL -> Math.sqrt(2 / fanIn);
		case FAN_IN_UNIFORM -> 1 / Math.sqrt(3 * fanIn);
		};
		assertEquals(expected, deviation(parameters.weights(3)), 0.02 * expected);
		var convolution = switch (initializer) {
		case XAVIER_UNIFORM, XAVIER_NORMAL -> Math.sqrt(2.0 / (27 + 180));
		case HE_UNIFORM, HE_NORMAL -> Math.sqrt(2.0 / 27);
		case FAN_IN_UNIFORM -> 1 / Math.sqrt(3 * 27);
		};
		assertEquals(convolution, deviation(parameters.weights(1)), 0.1 * convolution);
		assertEquals(0.25f, parameters.bias(3)[29]);
		assertEquals(parameters.hash(), initializer.draw(network, RandomStream.of(5), 0.25f).hash());
		assertNotEquals(parameters.hash(), initializer.draw(network, RandomStream.of(6), 0.25f).hash());
		var bias = initializer.draw(network, RandomStream.of(5)).bias(3);
		for (var value : bias)
			assertTrue(initializer == Initializer.FAN_IN_UNIFORM ? value != 0 && Math.abs(value) <= 1 / Math.sqrt(fanIn)
					: value == 0);
	}

	private static double deviation(float[] values) {
		var squares = 0.0;
		for (var value : values)
			squares += (double) value * value;
		return Math.sqrt(squares / values.length);
	}

	@Test
	void arraysThatAreThereAreHeld() {
		var network = Samples.moons();
		var drawn = Samples.parameters(network, 3);
		var held = Parameters.of(network, drawn::get);
		assertEquals(drawn.hash(), held.hash());
		assertSame(drawn.weights(1), held.weights(1));
		assertThrows(IllegalArgumentException.class, () -> Parameters.of(network, (node, tensor) -> tensor == Tensor.BIAS ? null : drawn.get(node, tensor)));
		assertThrows(IllegalArgumentException.class, () -> Parameters.of(network, (_, _) -> new float[1]));
	}
}
