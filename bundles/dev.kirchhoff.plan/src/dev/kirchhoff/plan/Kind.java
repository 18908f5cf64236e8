// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import java.util.List;

import dev.kirchhoff.api.ageing.Ageing;
import dev.kirchhoff.api.calibration.Calibration;
import dev.kirchhoff.api.circuit.CircuitReader;
import dev.kirchhoff.api.circuit.CircuitWriter;
import dev.kirchhoff.api.data.DataSource;
import dev.kirchhoff.api.data.FileFormat;
import dev.kirchhoff.api.data.Preprocessing;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.DeviceSource;
import dev.kirchhoff.api.execution.Executor;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.network.NetworkFormat;
import dev.kirchhoff.api.programming.ProgrammingAlgorithm;
import dev.kirchhoff.api.training.OnChipTrainer;
import dev.kirchhoff.api.training.Trainer;

/** What a plug-in can contribute: an extension point of bundle {@code dev.kirchhoff.api} each. */
public enum Kind {
	DEVICE("device", "devices", "device", Device.class, DeviceSource.class),
	MAPPING_SCHEME("mapping scheme", "mappingSchemes", "mappingScheme", MappingScheme.class),
	PROGRAMMING_ALGORITHM("programming algorithm", "programmingAlgorithms", "programmingAlgorithm", ProgrammingAlgorithm.class),
	TRAINER("trainer", "trainers", "trainer", Trainer.class),
	ON_CHIP_TRAINER("on-chip trainer", "onChipTrainers", "onChipTrainer", OnChipTrainer.class),
	CALIBRATION("calibration", "calibrations", "calibration", Calibration.class),
	AGEING("ageing", "ageing", "ageing", Ageing.class),
	METRIC("metric", "metrics", "metric", Metric.class),
	DATA_SET("data set", "dataSets", "dataSet", DataSource.class),
	PREPROCESSING("preprocessing step", "preprocessing", "preprocessing", Preprocessing.class),
	FILE_FORMAT("file format", "fileFormats", "fileFormat", FileFormat.class),
	CIRCUIT_FORMAT("circuit format", "circuitFormats", "circuitFormat", CircuitReader.class, CircuitWriter.class),
	NETWORK_FORMAT("network format", "networkFormats", "networkFormat", NetworkFormat.class),
	EXECUTOR("executor", "executors", "executor", Executor.class);

	private final String label;
	private final String point;
	private final String element;
	private final List<Class<?>> types;

	Kind(String label, String point, String element, Class<?>... types) {
		this.label = label;
		this.point = point;
		this.element = element;
		this.types = List.of(types);
	}

	/** For people, singular. */
	public String label() {
		return label;
	}

	/** Full id of the extension point. */
	public String point() {
		return "dev.kirchhoff.api." + point;
	}

	/** Name of a contribution's element. */
	public String element() {
		return element;
	}

	/** Interfaces of which a contribution implements at least one. */
	public List<Class<?>> types() {
		return types;
	}
}
