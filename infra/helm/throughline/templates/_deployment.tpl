{{/*
One process as a deployment. Takes root, component, values (of the component), and for what differs:
warehouse (true where the process needs ClickHouse), strategy, scaled (true where a HPA sets the number).
*/}}
{{- define "throughline.deployment" -}}
{{- $root := .root -}}
{{- $fullname := include "throughline.fullname" $root -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ $fullname }}-{{ .component }}
  labels:
    {{- include "throughline.labels" . | nindent 4 }}
spec:
  {{- if not .scaled }}
  replicas: {{ .values.replicas }}
  {{- end }}
  revisionHistoryLimit: 5
  strategy:
    {{- toYaml .strategy | nindent 4 }}
  selector:
    matchLabels:
      {{- include "throughline.selector" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "throughline.labels" . | nindent 8 }}
      annotations:
        # New configuration or passwords, new pods.
        checksum/config: {{ include "throughline.config" $root | sha256sum }}
        checksum/secret: {{ printf "%s%s" (include "throughline.secret" $root) (toYaml $root.Values.secretEnv.values) | sha256sum }}
        {{- with .values.podAnnotations }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    spec:
      serviceAccountName: {{ include "throughline.serviceAccount" $root }}
      automountServiceAccountToken: false
      # Kubernetes would add variables such as THROUGHLINE_API_PORT, which the processes would read.
      enableServiceLinks: false
      terminationGracePeriodSeconds: {{ $root.Values.terminationGracePeriodSeconds }}
      {{- with $root.Values.priorityClassName }}
      priorityClassName: {{ . }}
      {{- end }}
      {{- with $root.Values.imagePullSecrets }}
      imagePullSecrets:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      securityContext:
        runAsNonRoot: true
        runAsUser: 1000
        runAsGroup: 1000
        fsGroup: 1000
        seccompProfile: { type: RuntimeDefault }
      containers:
        - name: {{ .component }}
          image: {{ include "throughline.image" $root | quote }}
          imagePullPolicy: {{ $root.Values.image.pullPolicy }}
          args: [{{ .component }}, --config, /etc/throughline/throughline.config.yaml]
          env:
            - { name: THROUGHLINE_HOST, value: 0.0.0.0 }
            - { name: THROUGHLINE_PORT, value: '4000' }
            - { name: TMPDIR, value: /var/lib/throughline }
            {{- with $root.Values.kafka.sasl }}
            {{- if .enabled }}
            - name: THROUGHLINE_LOG_KAFKA_SASL_PASSWORD
              valueFrom:
                secretKeyRef:
                  name: {{ default $fullname .existingSecret }}
                  key: {{ ternary .existingSecretKey "kafka-password" (ne .existingSecret "") }}
            {{- end }}
            {{- end }}
            {{- if .warehouse }}
            {{- with $root.Values.clickhouse }}
            {{- if or .password .existingSecret }}
            - name: THROUGHLINE_WAREHOUSE_PASSWORD
              valueFrom:
                secretKeyRef:
                  name: {{ default $fullname .existingSecret }}
                  key: {{ ternary .existingSecretKey "clickhouse-password" (ne .existingSecret "") }}
            {{- end }}
            {{- end }}
            {{- end }}
            {{- with .values.extraEnv }}
            {{- toYaml . | nindent 12 }}
            {{- end }}
          {{- with $root.Values.secretEnv }}
          {{- if or .values .existingSecret }}
          envFrom:
            {{- if .values }}
            - secretRef: { name: {{ $fullname }}-env }
            {{- end }}
            {{- with .existingSecret }}
            - secretRef: { name: {{ . }} }
            {{- end }}
          {{- end }}
          {{- end }}
          ports:
            - { name: http, containerPort: 4000 }
          # Kafka or ClickHouse may be away for minutes: then a process is not ready, and lives.
          startupProbe:
            httpGet: { path: /health/live, port: http }
            periodSeconds: 2
            failureThreshold: 60
          livenessProbe:
            httpGet: { path: /health/live, port: http }
            periodSeconds: 10
            timeoutSeconds: 5
            failureThreshold: 6
          readinessProbe:
            httpGet: { path: /health/ready, port: http }
            periodSeconds: 5
            timeoutSeconds: 4
            failureThreshold: 3
          lifecycle:
            # Time for the endpoints to forget this pod before it stops listening.
            preStop:
              exec: { command: [sleep, '5'] }
          # What a process says of a wrong configuration stands in the pod's status.
          terminationMessagePolicy: FallbackToLogsOnError
          resources:
            {{- toYaml .values.resources | nindent 12 }}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: { drop: [ALL] }
          volumeMounts:
            - { name: config, mountPath: /etc/throughline/throughline.config.yaml, subPath: throughline.config.yaml, readOnly: true }
            - { name: scratch, mountPath: /var/lib/throughline }
            {{- if and $root.Values.kafka.tls.enabled $root.Values.kafka.tls.secretName }}
            - { name: kafka-tls, mountPath: /etc/throughline/kafka-tls, readOnly: true }
            {{- end }}
            {{- with $root.Values.extraVolumeMounts }}
            {{- toYaml . | nindent 12 }}
            {{- end }}
      volumes:
        - name: config
          configMap: { name: {{ $fullname }} }
        - name: scratch
          emptyDir: { sizeLimit: {{ default "64Mi" .values.importSpace }} }
        {{- if and $root.Values.kafka.tls.enabled $root.Values.kafka.tls.secretName }}
        - name: kafka-tls
          secret: { secretName: {{ $root.Values.kafka.tls.secretName }}, defaultMode: 0440 }
        {{- end }}
        {{- with $root.Values.extraVolumes }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      topologySpreadConstraints:
        {{- if .values.topologySpreadConstraints }}
        {{- toYaml .values.topologySpreadConstraints | nindent 8 }}
        {{- else }}
        {{- range $key := list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
        - maxSkew: 1
          topologyKey: {{ $key }}
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              {{- include "throughline.selector" $ | nindent 14 }}
        {{- end }}
        {{- end }}
      {{- with .values.nodeSelector }}
      nodeSelector:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .values.affinity }}
      affinity:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .values.tolerations }}
      tolerations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
{{- end -}}
