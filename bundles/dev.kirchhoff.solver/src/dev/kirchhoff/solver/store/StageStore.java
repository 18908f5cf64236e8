// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;

/** Keeps trained weights in files named by what they were trained from, so that a resumed run does not train again. */
public class StageStore {
	private final Path directory;
	private final TrainingCache cache;
	private final boolean shared;

	public StageStore(Path directory) {
		this(directory, null);
	}

	/** @param cache what earlier runs have trained; null to do without */
	public StageStore(Path directory, TrainingCache cache) {
		this(directory, cache, false);
	}

	/** @param shared whether other processes use the directory at the same time */
	StageStore(Path directory, TrainingCache cache, boolean shared) {
		this.directory = directory;
		this.cache = cache;
		this.shared = shared;
	}

	/**
	 * The right to train what has that key, to be closed when its weights are saved; waits while another process has it, whose weights may be
	 * there afterwards.
	 *
	 * @throws java.util.concurrent.CancellationException if the monitor wants no more
	 */
	public StageLock lock(String key, Monitor monitor) throws IOException {
		return shared ? StageLock.acquire(directory.resolve(key + ".lock"), monitor) : StageLock.NONE;
	}

	/** The weights of that key, if they were kept and are whole. */
	public Optional<Parameters> load(String key, Network network) {
		var file = weights(key);
		if (!Files.exists(file) && cache != null) {
			cache.fetch(key, directory);
		}
		if (!Files.exists(file)) {
			return Optional.empty();
		}
		try (var in = new BufferedInputStream(Files.newInputStream(file))) {
			var parameters = Parameters.read(in);
			parameters.requireFit(network);
			return Optional.of(parameters);
		} catch (IOException | IllegalArgumentException e) {
			return Optional.empty(); // damaged, for example by a crash of the machine: trained again
		}
	}

	/** Keeps weights and the course of their training. */
	public void save(String key, Parameters parameters, List<double[]> curve) throws IOException {
		Files.createDirectories(directory);
		var temporary = Files.createTempFile(directory, key, ".part");
		try {
			write(temporary, parameters, curve, key);
			if (cache != null) {
				cache.keep(key, directory);
			}
		} finally {
			Files.deleteIfExists(temporary);
		}
	}

	private void write(Path temporary, Parameters parameters, List<double[]> curve, String key) throws IOException {
		try (var out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
			parameters.write(out);
		}
		var text = new StringBuilder("epoch,loss,accuracy\n");
		for (var point : curve) {
			text.append((long) point[0]).append(',').append(point[1]).append(',').append(point[2]).append('\n');
		}
		Files.writeString(directory.resolve(key + ".csv"), text);
		Files.move(temporary, weights(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	/** The course of that training: {epoch, loss, accuracy} each; nothing if it was not kept or is damaged. */
	public List<double[]> course(String key) {
		try {
			return Files.readAllLines(curve(key)).stream().skip(1).map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray()).toList();
		} catch (IOException | NumberFormatException e) {
			return List.of(); // only to look at: the weights are there
		}
	}

	/** File with the weights of that key. */
	public Path weights(String key) {
		return directory.resolve(key + ".weights");
	}

	/** Programmed arrays of that name; empty if there are none, or if they cannot be read. */
	public Optional<byte[]> arrays(String name) {
		try {
			return Optional.of(Files.readAllBytes(arraysFile(name)));
		} catch (IOException e) {
			return Optional.empty(); // they are written again
		}
	}

	/** Keeps programmed arrays. */
	public void saveArrays(String name, byte[] arrays) throws IOException {
		Files.createDirectories(directory);
		var temporary = Files.createTempFile(directory, name, ".part");
		try {
			Files.write(temporary, arrays);
			Files.move(temporary, arraysFile(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(temporary);
		}
	}

	/** File with programmed arrays of that name. */
	public Path arraysFile(String name) {
		return directory.resolve(name + ".cells");
	}

	/** File with the course of that training. */
	public Path curve(String key) {
		return directory.resolve(key + ".csv");
	}
}
