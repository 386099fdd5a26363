{{- define "throughline.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{- define "throughline.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else if contains (include "throughline.name" .) .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "throughline.name" .) | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "throughline.selector" -}}
app.kubernetes.io/name: {{ include "throughline.name" .root }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{- define "throughline.labels" -}}
app.kubernetes.io/name: {{ include "throughline.name" .root }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- with .component }}
app.kubernetes.io/component: {{ . }}
{{- end }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{- define "throughline.serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "throughline.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{- define "throughline.image" -}}
{{- if .Values.image.digest -}}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest -}}
{{- else -}}
{{- printf "%s:%s" .Values.image.repository (default .Chart.AppVersion .Values.image.tag) -}}
{{- end -}}
{{- end -}}

{{/* What the processes could not work with, said before anything is installed. */}}
{{- define "throughline.validate" -}}
{{- if gt (int .Values.worker.replicas) (int .Values.kafka.partitions) -}}
{{- fail (printf "worker.replicas (%d) is more than kafka.partitions (%d): the rest would have nothing to do." (int .Values.worker.replicas) (int .Values.kafka.partitions)) -}}
{{- end -}}
{{- if and .Values.collector.autoscaling.enabled (gt (int .Values.collector.autoscaling.minReplicas) (int .Values.collector.autoscaling.maxReplicas)) -}}
{{- fail "collector.autoscaling.minReplicas is more than maxReplicas." -}}
{{- end -}}
{{- range $name := list "log" "warehouse" "api_keys" "trust_proxy" "host" "port" "data_dir" -}}
{{- if hasKey $.Values.config $name -}}
{{- if ne $name "log" -}}
{{- fail (printf "config.%s is set by the chart: use kafka, clickhouse, apiKeys and trustProxy of the values." $name) -}}
{{- else -}}
{{- fail "config.log is set by the chart: use kafka of the values." -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* throughline.config.yaml: what the business has said, and what the chart knows. */}}
{{- define "throughline.config" -}}
{{- $kafka := dict "brokers" .Values.kafka.brokers "topic" .Values.kafka.topic "replication" .Values.kafka.replication "retention_days" .Values.kafka.retentionDays "compression" .Values.kafka.compression "session_timeout_seconds" .Values.kafka.sessionTimeoutSeconds -}}
{{- with .Values.kafka.tls -}}
{{- if .enabled -}}
{{- $files := dict -}}
{{- if .secretName -}}
{{- range $name := list "ca" "cert" "key" -}}
{{- with get $.Values.kafka.tls $name -}}
{{- $_ := set $files $name (printf "/etc/throughline/kafka-tls/%s" .) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- $_ := set $kafka "tls" (ternary $files true (gt (len $files) 0)) -}}
{{- end -}}
{{- end -}}
{{- with .Values.kafka.sasl -}}
{{- if .enabled -}}
{{- $_ := set $kafka "sasl" (dict "mechanism" .mechanism "username" .username) -}}
{{- end -}}
{{- end -}}
{{- $warehouse := dict "url" .Values.clickhouse.url "database" .Values.clickhouse.database "username" .Values.clickhouse.username -}}
{{- with .Values.clickhouse.cluster -}}
{{- $_ := set $warehouse "cluster" . -}}
{{- end -}}
{{- $own := dict "log" (dict "partitions" .Values.kafka.partitions "kafka" $kafka) "warehouse" $warehouse "api_keys" .Values.apiKeys -}}
{{- with .Values.trustProxy -}}
{{- $_ := set $own "trust_proxy" . -}}
{{- end -}}
{{- merge $own (deepCopy .Values.config) | toYaml -}}
{{- end -}}

{{/* Passwords that were given as values. */}}
{{- define "throughline.secret" -}}
{{- $data := dict -}}
{{- with .Values.clickhouse -}}
{{- if and .password (not .existingSecret) -}}{{- $_ := set $data "clickhouse-password" .password -}}{{- end -}}
{{- end -}}
{{- with .Values.kafka.sasl -}}
{{- if and .enabled .password (not .existingSecret) -}}{{- $_ := set $data "kafka-password" .password -}}{{- end -}}
{{- end -}}
{{- if $data -}}{{- toYaml $data -}}{{- end -}}
{{- end -}}
